"""What the engine itself has to tell readers, in each language of reports."""

from __future__ import annotations

from collections.abc import Sequence

MOST_NAMED = 12
"""Claims that one sentence names."""

MESSAGES = {
    "en": {
        "missing": "The article no longer says this anywhere.",
        "mark gone": "“{figure}” no longer stands in the article.",
        "lost": "“{name}” stood in “{claim}”, where the article no longer has it.",
        "drifted": "The article has changed: {changes}.",
        "recomputed": "Recomputed on what it says now.",
        "bracket": "[{written}]: {fault}.",
        "bracket now": "“{before}” is now “{after}”: {fault}.",
        "no figure": "no figure here",
        "several": "{count} figures: {figures}; mark one",
        "cut": "the figure is “{figures}”: mark it whole",
        "left out": "reads {figures} only: {words} is left out",
        "no such date": "{words} does not exist: {month} has {days} days",
        "one bracket, one figure": "A bracket marks exactly one figure, whole.",
        "change": "“{before}” is now “{after}”",
        "unchecked": "Recorded without a check.",
        "ambiguous": "The quote fits several places of the article; say a few more words of it.",
        "conflict": "Cannot be true together with {claims}, though each could be by itself.",
        "conflict alone": "Its checks cannot all be true together, though each could be by itself.",
        "conflict alone strict": "Its checks agree with one another only if figures are read generously.",
        "conflict strict": "Agrees with {claims} only if figures are read generously.",
        "culprit": "Without “{claim}” all the others agree.",
        "culprit itself": "Without this claim all the others agree.",
        "apart": "“{name}” would be {intervals}.",
        "implied by": "{interval} by “{claim}”",
        "cause": "One cause explains {claims}: “{figure}” is wrong; {interval} would fit.",
        "solved": "“{name}” must be {interval} ({claims}).",
        "stopped": "Its ends only crept closer when the search was stopped; they may lie closer still.",
        "more": "and {count} more",
        "solved nothing": "No check says anything about “{name}”.",
        "contradicted": "No value of “{name}” fits {claims}.",
        "allowance unused": "The allowance for “{rule}” silences nothing any more.",
        "allowance over": "The allowance for “{rule}” ended on {day}.",
    },
    "vi": {
        "missing": "Bài viết không còn câu này nữa.",
        "mark gone": "“{figure}” không còn trong bài viết.",
        "lost": "“{name}” nằm ở “{claim}”, nay bài viết không còn.",
        "drifted": "Bài viết đã thay đổi: {changes}.",
        "recomputed": "Đã tính lại theo số hiện có.",
        "bracket": "[{written}]: {fault}.",
        "bracket now": "“{before}” nay là “{after}”: {fault}.",
        "no figure": "không có con số nào ở đây",
        "several": "có {count} con số: {figures}; hãy đánh dấu một con số",
        "cut": "con số là “{figures}”: hãy đánh dấu trọn vẹn",
        "left out": "chỉ đọc được {figures}: bỏ sót {words}",
        "no such date": "không có ngày {words}: {month} chỉ có {days} ngày",
        "one bracket, one figure": "Mỗi ngoặc vuông đánh dấu đúng một con số, trọn vẹn.",
        "change": "“{before}” nay là “{after}”",
        "unchecked": "Được ghi lại mà không có phép kiểm tra.",
        "ambiguous": "Trích dẫn khớp với nhiều chỗ trong bài; hãy trích thêm vài từ.",
        "conflict": "Không thể cùng đúng với {claims}, dù từng câu riêng lẻ đều có thể đúng.",
        "conflict alone": "Các phép kiểm của câu này không thể cùng đúng, dù từng phép riêng lẻ đều có thể đúng.",
        "conflict alone strict": "Các phép kiểm của câu này chỉ khớp nhau nếu hiểu các con số một cách rộng rãi.",
        "conflict strict": "Chỉ khớp với {claims} nếu hiểu các con số một cách rộng rãi.",
        "culprit": "Không kể “{claim}” thì mọi câu còn lại đều khớp nhau.",
        "culprit itself": "Không kể câu này thì mọi câu còn lại đều khớp nhau.",
        "apart": "“{name}” sẽ là {intervals}.",
        "implied by": "{interval} theo “{claim}”",
        "cause": "Một nguyên nhân giải thích {claims}: “{figure}” sai; {interval} thì khớp.",
        "solved": "“{name}” phải là {interval} ({claims}).",
        "stopped": "Hai đầu chỉ còn nhích lại rất chậm khi việc tìm dừng; thật ra có thể gần nhau hơn.",
        "more": "và {count} câu khác",
        "solved nothing": "Không phép kiểm tra nào cho biết “{name}”.",
        "contradicted": "Không giá trị nào của “{name}” khớp với {claims}.",
        "allowance unused": "Ngoại lệ cho “{rule}” không còn tác dụng với điều gì.",
        "allowance over": "Ngoại lệ cho “{rule}” đã hết hạn ngày {day}.",
    },
}
"""By language, then by what is told.  A language without its own messages gets the English ones."""


def message(language: str, key: str, **values: str) -> str:
    """Return one message with its blanks filled in."""
    return MESSAGES.get(language, MESSAGES["en"])[key].format(**values)


def listed(names: Sequence[str], language: str) -> str:
    """Return names in quotation marks, one after the other; of very many the first ones and how many more there are."""
    told = ", ".join(f"“{name}”" for name in names[:MOST_NAMED])
    left = len(names) - MOST_NAMED
    return f"{told} {message(language, 'more', count=str(left))}" if left > 0 else told
