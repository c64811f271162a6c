"""What a change costs a chief, for ranking changes that mend the impossible: dearer ones are told later.

The figures have no unit; they only order. What merely shifts work comes first, then what is asked of people or
takes something from them, and last what bends a rule; a law is dearer than a practice.
"""

from roster.domain import LeaveKind

HAND_OVER = 10  # the duty is done as it was settled, by somebody who is free
OFFER_HOURS = 15  # a volunteer is asked, and may say no
RELEASE_AT_POST = 20  # the seat is open again, and the solver fills it if it can
MOVE = 25  # the duty is done, but on another day
RENEW_SKILL = 30  # takes an appointment before the day
LOAN = 35  # takes another unit's consent
RELEASE = 40  # court, training: nobody else can do it, so it is not done
JOIN = 45  # only if the table is wrong
OWN_HOURS = 50  # takes HR's consent, and the person's
DAY_OF_LEAVE = 5  # each day taken from leave, beside the kind's own figure
LEAVE = {
    LeaveKind.COMP: 50,
    LeaveKind.TRAINING: 50,
    LeaveKind.OTHER: 55,
    LeaveKind.PERSONAL: 60,
    LeaveKind.ANNUAL: 60,
}
PRACTICE = 80  # a rule of the house is relaxed
STATUTE = 100  # a rule that cites an article of law: only as an exception, with its reason on record
