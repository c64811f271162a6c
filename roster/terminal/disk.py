"""What the system's refusals to read or write mean, and what to do about them."""

import errno

from roster.words import Text, same

_ROOM = Text("请腾出空间后重试。", "Make room and try again.")
_PERMISSION = Text("没有权限", "no permission")
_RIGHTS = Text("请检查权限，或换一个位置。", "Check the permissions, or name another place.")
_LOOK = Text("请检查该位置和磁盘后重试。", "Look at the place and the disk, and try again.")
_KNOWN = {
    errno.ENOSPC: (Text("磁盘已满", "the disk is full"), _ROOM),
    errno.EDQUOT: (Text("磁盘配额已用完", "your share of the disk is used up"), _ROOM),
    errno.EACCES: (_PERMISSION, _RIGHTS),
    errno.EPERM: (_PERMISSION, _RIGHTS),
    errno.EROFS: (
        Text("磁盘只读", "the disk is read-only"),
        Text("请换一个可以写入的位置。", "Name a place where you may write."),
    ),
    errno.ENOTDIR: (
        Text("路径中有一段是文件，不是文件夹", "part of the path is a file, not a folder"),
        Text("请改正路径。", "Correct the path."),
    ),
    errno.EEXIST: (
        Text("那里已有同名文件", "a file of that name is there"),
        Text("请换一个名称，或移走它。", "Name another, or move it away."),
    ),
    errno.EISDIR: (
        Text("那里是一个文件夹", "a folder is in its place"),
        Text("请移走它，或换一个位置。", "Move it away, or name another place."),
    ),
    errno.ENAMETOOLONG: (
        Text("名称太长", "the name is too long"),
        Text("请用较短的名称。", "Use a shorter name."),
    ),
}


def trouble(error: OSError) -> tuple[Text, Text]:
    """Say why the system refused, and what to do; in the system's own words where we have none."""
    return _KNOWN.get(error.errno or 0, (same(error.strerror or error), _LOOK))
