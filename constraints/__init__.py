"""Policy: one rule per file. `RULES` lists them all, hard rules first, with their usual parameters."""

from constraints.availability import Available
from constraints.command import Command
from constraints.community_officers import CommunityOfficers
from constraints.daily_cap import DailyCap
from constraints.daily_rest import DailyRest
from constraints.double_booking import DoubleBooking
from constraints.duty_run import DutyRun
from constraints.even_hours import EvenHours
from constraints.even_nights import EvenNights
from constraints.fixed_duties import FixedDuties
from constraints.home_grid import HomeGrid
from constraints.leave import OnLeave
from constraints.lockdown_time import LockdownTime
from constraints.minimum_share import MinimumShare
from constraints.night_run import NightRun
from constraints.no_day_after_night import NoDayAfterNight
from constraints.no_nights import NoNights
from constraints.rolling_cap import RollingCap
from constraints.search_posts import SearchPosts
from constraints.shortage import Shortage
from constraints.skills import Skills
from constraints.stability import Stability
from constraints.standby_reserve import StandbyReserve
from constraints.task_force import TaskForce
from constraints.volunteer_insured import VolunteerInsured
from constraints.volunteer_target import VolunteerTarget
from constraints.volunteer_training import VolunteerTraining
from constraints.weekly_hours import WeeklyHours
from constraints.weekly_rest import WeeklyRest
from constraints.wishes import Wishes
from roster.rules import Rule

RULES: tuple[Rule, ...] = (
    FixedDuties(),
    OnLeave(),
    Available(),
    NoNights(),
    VolunteerTraining(),
    DoubleBooking(),
    DailyCap(),
    RollingCap(),
    DailyRest(),
    NoDayAfterNight(),
    WeeklyRest(),
    WeeklyHours(),
    DutyRun(),
    NightRun(),
    Skills(),
    SearchPosts(),
    VolunteerInsured(),
    MinimumShare(),
    LockdownTime(),
    Command(),
    Shortage(),
    VolunteerTarget(),
    CommunityOfficers(),
    StandbyReserve(),
    TaskForce(),
    Wishes(),
    EvenHours(),
    EvenNights(),
    HomeGrid(),
    Stability(),
)
