"""The method in words that a human-resources clerk can check by hand; reckoning.py has it in full."""

from roster.words import Text

METHOD: tuple[tuple[Text, Text], ...] = (
    (
        Text("计时", "Time"),
        Text(
            "按分钟计，乘勤务类型系数；跨零点的勤务在零点拆开，分属两个自然日。每一分钟只归入一类，各类相加等于计入工时。",
            "By the minute, times the factor of the duty kind; a duty over midnight is split there between"
            " two days. Every minute is in one class only, and the classes add up to the counted hours.",
        ),
    ),
    (
        Text("日别", "Days"),
        Text(
            "工作日（含调休上班日）、休息日（含调休放假日）、法定节假日。",
            "Working days (make-up days included), rest days (moved ones included), statutory holidays.",
        ),
    ),
    (
        Text("民警、标准工时辅警", "Officers; standard hours"),
        Text(
            "法定节假日全部为节假日加班。其他日超过 8 小时的部分为当日日别的加班。休息日 8 小时以内的部分，"
            "先用同周工作日未排满 8 小时的空闲抵补（请假日无空闲），即同周补休；抵不完的为休息日加班。"
            "正常工时与抵补之和每日不超过 8 小时、每周不超过 40 小时（调休上班日另加 8 小时），周超时不再重复计。",
            "On a holiday all hours are overtime. On other days what exceeds 8 hours is overtime of that day's"
            " class. The first 8 hours of a rest day are set off against free time of the week's working days"
            " (what they hold below 8 hours; none on leave): time off in lieu. The rest is rest-day overtime."
            " Normal hours and those set off stay within 8 a day and 40 a week (8 more for a make-up day),"
            " so the week's excess is not counted again.",
        ),
    ),
    (
        Text("综合计算工时辅警", "Averaged hours"),
        Text(
            "法定标准工时＝在岗且未请假的工作日数 × 8 小时。法定节假日全部为节假日加班；"
            "其余工时超过法定标准工时的部分为 150%。",
            "Statutory total = working days present and not on leave × 8 hours. Holidays are overtime;"
            " of all other hours what exceeds the total earns 150%.",
        ),
    ),
    (
        Text("待遇", "What is due"),
        Text(
            "辅警：工作日 150%，休息日 200% 或补休，法定节假日 300%；不定时工时不计。"
            "民警：加班时数即应补休时数。志愿者：按实际时长记服务时长。",
            "Auxiliaries: working days 150%, rest days 200% or time off, holidays 300%; flexible hours none."
            " Officers: hours of comp leave. Volunteers: real hours served.",
        ),
    ),
    (
        Text("限额", "Limits"),
        Text(
            "每月加班含三类加班和已载入的往期。接近：达到 90%（每周上限高于 40 小时的，须已超过 40 小时），"
            "每月加班 80%，平均周工时超过 40 小时（请假的工作日按 8 小时计）。",
            "A month's overtime holds all three classes and the past that was loaded. Near: from 90% (a weekly"
            " maximum above 40 hours: only above 40), 80% of a month, above 40 hours in the average week (a"
            " working day on leave is 8).",
        ),
    ),
)
