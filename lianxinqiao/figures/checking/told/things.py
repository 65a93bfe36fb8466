"""By which words a thing is named that is counted, as a reporter, a clerk, a deputy or a speaker would name it.

A word may be a small pattern; the longest that fits at a place is taken. Words that name no thing and tell nothing of it
stand in `plain.py`, what was done of a thing in `deeds.py`.
"""

from lianxinqiao.figures.claims.words import words

THINGS: dict[str, tuple[str, ...]] = {
    name: words(said)
    for name, said in {
        # what deputies, members and citizens say
        "suggestion": "重点督办件 重点件 代表建议 代表的建议 代表所提建议 代表建议、批评和意见 建议、批评和意见 建议批评意见 建议 议案建议 人大代表建议 建议书 建议件 办理结果 评价表 测评表 征询意见表",
        "proposal": "办理结果 提案 委员提案 政协提案 提案件",
        "motion": "议案 代表议案",
        "advice": "提出意见 提意见 提出了意见 提了意见 意见 意见建议 意见和建议 意见、建议 意见与建议 建议意见",
        "opinion": "群众意见 群众的意见 居民意见 群众意见建议 群众意见和建议 群众的意见建议 群众的意见和建议 居民的意见 居民的意见建议 选民意见 选民的意见 群众建议 群众诉求 居民诉求 诉求 心里话 心声 呼声 民声 民意 社情民意 "
        "群众反映的问题 居民反映的问题 群众反映的事 百姓心声 群众来意 群众反映",
        "report_of_opinion": "社情民意信息 社情民意 信息 信息稿 民意信息",
        "promise": "承诺 承诺事项 许诺 许下的承诺 答应的事项 答应的事 答应办的事 答应解决的事项",
        "petition": "检举控告类 申诉类 申诉求决类 检举控告和申诉类 检举控告和申诉求决类 检举类 检举控告 检举、控告 申诉求决 检举 控告 申诉",
        # places and days
        "station": "联络站 代表联络站 人大代表联络站 代表家站 人大代表家站 家站 代表之家 人大代表之家 代表联络站点 联络站点 站点 站里 站内 代表联络点",
        "reception": "接待日 代表接待日 接待活动 接待日活动 接待群众活动 接待选民活动",
        "turn": "值班 轮值 坐班",
        "citizen": "您 您们 群众 居民 选民 市民 老百姓 百姓 乡亲 乡亲们 街坊 村民 来访者 来访群众 选民群众 群众选民",
        # meetings
        "party_committee": "区委常委会 县委常委会 市委常委会 区委常委会会议 区委常委会议",
        "sc": "常委会 人大常委会 政协常委会",
        "sc_meeting": "常委会会议 常委会议 常委会例会 常委会全体会议 常委会全会 人大常委会会议 政协常委会会议 常委会的会 常委会的会议",
        "chair": "主任会议 主席会议 主任会 主席会",
        "party": "党组 党组会议 党组会 党组扩大会议",
        "presidium": "主席团 大会主席团 主席团会议 主席团会",
        "member": "委员 委员们 政协委员 政协委员们",
        "deputy": "代表 代表们 人大代表 人大代表们",
        "meeting": "会议 例会 会",
        "consultation_meeting": "协商会 协商会议 协商座谈会 专题协商会 对口协商会 界别协商会 办理协商会 双月协商会",
        "special_report": "专项报告 专项工作报告 工作报告 专题报告 专项汇报",
        "report": "报告",
        "money": "计划预算 计划、预算 预算 决算 审计 国资 国有资产 债务 财政预算 预决算",
        "item": "议题",
        "inquiry": "专题询问 专题询问会 询问会",
        "question": "问题 提问 询问",
        "interpellation": "质询案 质询",
        "decision": "决议决定 决议、决定 决定决议 决议和决定 决定和决议 决议 决定",
        "assessor": "陪审员 人民陪审员",
        "oath": "宪法宣誓 宣誓 手按宪法 手抚宪法 面向宪法 誓词",
        "deliberation": "审议意见 审议意见书",
        "plan": "年度计划 年度工作计划 工作要点 年度要点 年度计划事项 计划事项 年度工作要点 年度协商计划 年度监督计划 要点",
        "matter": "事项 任务 事",
        # activities
        "inspection": "视察 集中视察 专题视察 会前视察",
        "research": "专题调研 专项调研 调研 调查研究",
        "enforcement": "执法检查",
        "law": "法律法规 法律 法规 条例 法律、法规",
        "activity": "代表活动 各类活动 各项活动 委员活动",
        "act": "活动",
        "testimony": "报告履职 报告履职情况 汇报履职 汇报履职情况 述职 述职评议 述职报告",
        "hearing": "座谈会",
        "council": "议事会 议事活动 居民议事会 民情恳谈会",
        "talk": "宣讲 宣讲活动",
        "consultation": "协商 协商活动 协商议事 协商议事活动 界别协商",
        "oversight": "民主监督 民主监督活动",
        "sector": "界别群众",
        "training": "参训 培训 学习培训 培训学习 轮训 充电 学习班 培训班 履职培训",
        "study_or_training": "学习",
        # campaigns
        "team": "志愿服务队 志愿者服务队 志愿队 志愿者队伍 服务队 志愿服务队伍 志愿者组成的队伍 志愿服务小分队 志愿服务分队 志愿服务团队",
        "deed": "实事 好事 好事实事 实事好事 暖心事 小事 民生小事 群众的事",
        "village": "村 村子 村庄 行政村",
        "enterprise": "企业 公司 厂子 厂家 民营企业 商户",
        "trouble": "难题 困难 问题 难事 难处 堵点 烦心事 急难愁盼 急难愁盼问题 困难问题 困难和问题",
        "gift": "捐款 捐物 捐赠 捐资 捐助 捐 款物 资助 资助款物 善款 爱心款物 捐款捐物",
        "building": "楼院 无主管楼院 老旧楼院 楼栋",
        "article": "信息 文章 稿件 稿子 报道 调研文章 理论文章 信息稿 宣传稿 宣传稿件 宣传文章 新闻稿",
        "history": "文史资料 文史稿件 文史 文史文章",
        # projects and questions
        "key_project": "民生类重点项目 民生类重点工程 重点民生项目 民生重点项目 重点项目 重点工程 民生重点工程",
        "livelihood": "民生实事 民生实事项目 实事项目 票决项目",
        "project": "项目 工程",
        "school": "学校 学校和幼儿园 学校、幼儿园 中小学 中小学校 中小学、幼儿园 中小学和幼儿园 新校 新学校 校园",
        "place": "座位 学位 入学名额 优质学位",
        "idea": "线索 点子 金点子 好点子 项目线索 征集线索 实事线索",
        "hall": "议事厅 议事平台 线上议事厅 网上议事厅",
        "topic": "议题 话题 题目 课题 议政课题 专题",
        # the CPPCC
        "plenary": "全会 大会发言 全体会议",
        "convener": "召集人 政协召集人 政协工作召集人",
        "lecture": "讲堂 委员讲堂 大讲堂 政协讲堂",
        "first_topic": "第一议题 “第一议题”",
        "theory": "中心组 理论学习中心组 党组中心组",
        "study": "集体学习 集中学习",
        "book": "书 书籍 好书 图书",
        "staff": "机关干部 干部 机关人员",
        "issue": "期刊 专刊 专报 简报 刊物 社情民意专刊",
        # documents and what is handed on
        "filing": "规范性文件 备案文件 备案的文件 报备文件",
        "document": "文件",
        "street": "乡镇人大和街道人大工委 乡镇人大、街道人大工委 镇街人大 乡镇街道人大 各镇街人大 乡镇人大主席团和街道人大工委 乡镇人大主席团、街道人大工委 街道 乡镇 镇街 街道、乡镇 乡镇、街道 街道和乡镇 乡镇和街道 街镇 乡镇街道",
        "request": "审查建议 审查要求 审查要求和审查建议 审查要求、审查建议 审查要求、建议",
        "moved": "移送来 移送来的 转来的 移送过来 移送 移交 移送事项 移送的事项 移送件 移交事项",
        "task": "承办任务 办理任务 交办任务 任务",
    }.items()
}
