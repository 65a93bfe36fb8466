"""The numbers of GB/T 9704-2012 and the typefaces it names. Lengths in mm or pt as each name says."""

PAGE_WIDTH_MM, PAGE_HEIGHT_MM = 210, 297
# 5.2.1 page margins: 天头 37±1, 订口 28±1, text block 156 x 225; hence right 26 and bottom 35.
TOP_MM, BOTTOM_MM, LEFT_MM, RIGHT_MM = 37, 35, 28, 26
TEXT_WIDTH_MM, TEXT_HEIGHT_MM = 156, 225
# A sheet that follows no rule has the same margin all around.
FREE_MM = 25
# 5.2.3: 22 lines of 28 characters fill the text block.
LINES, CHARACTERS = 22, 28

PT_PER_MM = 72 / 25.4
TEXT_WIDTH_PT = TEXT_WIDTH_MM * PT_PER_MM
# 225 mm / 22, cut to a twentieth of a point so that 22 lines never overflow the page.
LINE_PT = 28.95
TITLE_LINE_PT = 34.0

# Chinese type sizes (字号) in points.
ER_HAO, SAN_HAO, SI_HAO, XIAO_SI, WU_HAO = 22.0, 16.0, 14.0, 12.0, 10.5

# Width of a character such that 28 fill the line: a little less than 16 pt.
CHARACTER_PT = TEXT_WIDTH_PT / CHARACTERS

# 7.2.4: the top edge of the letterhead stands 35 mm below the top of the text block; 7.2.5: the red line is 4 mm
# below the document number and as wide as the text block.
LETTERHEAD_BELOW_TOP_MM = 35
RED_LINE_BELOW_NUMBER_MM = 4
RED = "FF0000"
# 7.5: page number 7 mm below the text block, one character in from the outer edge.
PAGE_NUMBER_BELOW_TEXT_MM = 7
# 7.4.1: rules of the imprint (版记): first and last 0.35 mm, those between 0.25 mm.
RULE_OUTER_MM, RULE_INNER_MM = 0.35, 0.25

# Typefaces by name only: they are licensed to the office that has them and never shipped.
FANGSONG = "仿宋_GB2312"
KAITI = "楷体_GB2312"
HEITI = "黑体"
TITLE_FACE = "方正小标宋简体"
SONGTI = "宋体"
LATIN = "Times New Roman"

# Face of each heading level: 一、 黑体; （一） 楷体; 1. and （1） 仿宋 (7.3.3).
LEVEL_FACES = {0: FANGSONG, 1: HEITI, 2: KAITI, 3: FANGSONG, 4: FANGSONG}
