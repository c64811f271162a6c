"""A city: many stations, and a reserve that is lent to where it saves most."""

from roster.city.city import City as City
from roster.city.city import District as District
from roster.city.city import Reservist as Reservist
from roster.city.city import StationEntry as StationEntry
from roster.city.city import Terms as Terms
from roster.city.city import Travel as Travel
from roster.city.city import Unit as Unit
from roster.city.example import write_city as write_city
from roster.city.loading import load_city as load_city
