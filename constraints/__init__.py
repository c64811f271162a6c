"""Policy: one rule per file. `RULES` lists them all, hard rules first, with their usual parameters."""

from constraints.availability import Available
from constraints.command import Command
from constraints.community_officers import CommunityOfficers
from constraints.cycle import Cycle
from constraints.cycle_kept import CycleKept
from constraints.daily_cap import DailyCap
from constraints.daily_hours import DailyHours
from constraints.daily_rest import DailyRest
from constraints.double_booking import DoubleBooking
from constraints.duty_run import DutyRun
from constraints.even_hours import EvenHours
from constraints.even_nights import EvenNights
from constraints.even_rest_days import EvenRestDays
from constraints.fixed_duties import FixedDuties
from constraints.forbidden_successions import ForbiddenSuccessions
from constraints.forward_rotation import ForwardRotation
from constraints.home_grid import HomeGrid
from constraints.least_days_off import LeastDaysOff
from constraints.least_duty_run import LeastDutyRun
from constraints.least_hours import LeastHours
from constraints.least_shifts import LeastShifts
from constraints.leave import OnLeave
from constraints.lockdown_time import LockdownTime
from constraints.minimum_share import MinimumShare
from constraints.month_overtime import MonthOvertime
from constraints.most_hours import MostHours
from constraints.most_shifts import MostShifts
from constraints.most_weekends import MostWeekends
from constraints.night_run import NightRun
from constraints.no_day_after_night import NoDayAfterNight
from constraints.no_nights import NoNights
from constraints.no_overtime import NoOvertime
from constraints.not_together import NotTogether
from constraints.over_strength import OverStrength
from constraints.overtime_cost import OvertimeCost
from constraints.pairing import Pairing
from constraints.reference_hours import ReferenceHours
from constraints.rest_after_nights import RestAfterNights
from constraints.rolling_cap import RollingCap
from constraints.search_posts import SearchPosts
from constraints.shortage import Shortage
from constraints.single_days import SingleDays
from constraints.skills import Skills
from constraints.stability import Stability
from constraints.standby_reserve import StandbyReserve
from constraints.task_force import TaskForce
from constraints.volunteer_insured import VolunteerInsured
from constraints.volunteer_target import VolunteerTarget
from constraints.volunteer_training import VolunteerTraining
from constraints.weekly_hours import WeeklyHours
from constraints.weekly_rest import WeeklyRest
from constraints.whole_weekends import WholeWeekends
from constraints.wishes import Wishes
from constraints.work_period import WorkPeriod
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
    NoOvertime(),
    DailyHours(),
    DailyRest(),
    NoDayAfterNight(),
    ForbiddenSuccessions(),
    WeeklyRest(),
    WeeklyHours(),
    DutyRun(),
    NightRun(),
    MonthOvertime(),
    ReferenceHours(),
    RestAfterNights(),
    LeastDutyRun(),
    LeastDaysOff(),
    MostShifts(),
    MostHours(),
    LeastHours(),
    MostWeekends(),
    Cycle(),
    Skills(),
    SearchPosts(),
    Pairing(),
    NotTogether(),
    VolunteerInsured(),
    MinimumShare(),
    LockdownTime(),
    Command(),
    Shortage(),
    OverStrength(),
    VolunteerTarget(),
    CommunityOfficers(),
    StandbyReserve(),
    TaskForce(),
    Wishes(),
    EvenHours(),
    EvenNights(),
    EvenRestDays(),
    WorkPeriod(),
    OvertimeCost(),
    HomeGrid(),
    Stability(),
    SingleDays(),
    WholeWeekends(),
    ForwardRotation(),
    LeastShifts(),
    CycleKept(),
)
