"""Whole pages as papers, agencies, channels and blogs have built them: the report, its headline and its day come out of each."""

import pytest

from khabar.read.pages import read_page

TITLE = "الهيئة تفتتح ثلاثة مراكز جديدة في المدينة"
LEAD = "افتتحت هيئة الخدمات البلدية أمس ثلاثة مراكز جديدة في المدينة، وقالت في بيان إن العمل فيها يبدأ مطلع الأسبوع المقبل."
MORE = "وأوضح البيان أن المراكز ستستقبل المراجعين طوال أيام الأسبوع، وأن كلفتها بلغت أربعة ملايين ريال، وأنها مزودة بأحدث الأجهزة."
LAST = (
    "وأضاف أن مراكز أخرى ستفتتح قبل نهاية العام في الأحياء الشمالية والشرقية من المدينة بعد استكمال تجهيزها."
)
OTHER = "خبر آخر لا صلة له بهذا الخبر في شيء من الأشياء"
OTHER_TEXT = "تستعد الفرق المشاركة في البطولة لخوض مبارياتها الأولى مساء الخميس على ملاعب العاصمة بعد أن أنهت معسكراتها في الخارج قبل يومين."
COMMENT = "خطوة طيبة ونتمنى أن تصل هذه المراكز إلى جميع الأحياء في القريب العاجل إن شاء الله وشكرا لكم."

MINISTRY = f"""<html dir="rtl"><head><title>محلي / {TITLE} وكالة المثال</title></head><body><form method="post" id="aspnetForm"><input type="hidden" name="__VIEWSTATE">
<div><span id="lblToday">الأحد 15 نوفمبر 2015</span></div><marquee><a href="a">{OTHER}</a> *** <a href="b">{OTHER}</a></marquee>
<div id="divTitle"><span>{TITLE}</span></div><div id="divDate"><span>الاثنين 1436/11/9 هـ الموافق 2015/08/24 م</span></div><div id="divText"><span>{LEAD}<br>{MORE}<br>{LAST}</span></div>
<table><tr><td><a href="c">{OTHER}</a></td><td>15/08/2015</td></tr></table><div id="footer">آخر تحديث للموقع: 15/11/2015</div></form></body></html>"""
NESTED_TABLES = f"""<html dir="rtl"><head><title>جريدة المثال - {TITLE}</title></head><body><table><tr><td><font>الأحد 15 نوفمبر 2015</font></td></tr><tr><td><a href="1"><font>محليات</font></a></td></tr>
<tr><td><table><tr><td><font>الاثنين 9 ذو القعدة 1436هـ - 24 أغسطس 2015م - العدد 17227</font></td></tr><tr><td><font size="5"><b>{TITLE}</b></font></td></tr>
<tr><td><font size="4"><p>{LEAD}<p>{MORE}<p>{LAST}</font></td></tr><tr><td><a href="p">طباعة</a></td></tr></table></td><td><b>كتاب اليوم</b><br><a href="k"><b>كاتب عمود</b></a><br><font>{OTHER_TEXT}</font></td></tr></table></body></html>"""
WORDPRESS = f"""<html dir="rtl"><head><title>{TITLE} &#8211; المثال</title></head><body class="rtl single has-sidebar"><div class="topbar-today-date">الأحد 15 نوفمبر 2015</div><article id="the-post">
<header><h1 class="post-title entry-title">{TITLE}</h1><div class="post-meta"><span class="meta-author">المحرر</span><span class="date">أغسطس 24, 2015</span><span class="last-updated">آخر تحديث: أغسطس 25, 2015</span></div></header>
<div class="entry-content"><p>{LEAD}</p><p>{MORE}</p><div id="inline-related-post"><ul><li><a href="a">{OTHER}</a></li></ul></div><p>{LAST}</p></div></article>
<div id="related-posts"><h3>مقالات ذات صلة</h3><h3><a href="b">{OTHER}</a></h3><span class="date">أغسطس 14, 2015</span></div></body></html>"""
HASHED = f"""<html lang="ar"><head><title>{TITLE} - المثال</title><meta property="og:title" content="{TITLE} - المثال"></head><body><main class="x-1v7"><div class="x-1lb"><h1 class="x-jp3">{TITLE}</h1></div>
<section aria-labelledby="article-byline" class="x-1ty"><strong class="x-m04">Article Information</strong><ul><li><span>Author, </span><span>مراسل المثال</span></li></ul></section>
<div class="x-19j"><time class="x-1da" datetime="2015-08-24">24 أغسطس/ آب 2015</time><div class="x-1da">آخر تحديث قبل 6 ساعة</div></div><div class="x-19j"><p class="x-1y5">{LEAD}</p></div><div class="x-19j"><p class="x-1y5">{MORE}</p></div>
<section data-testid="recommendations" class="x-vqq"><strong>قصص مقترحة</strong><a href="#e">تخطى قصص مقترحة وواصل القراءة</a><ul><li><a href="a">{OTHER}</a></li></ul></section><div class="x-19j"><p class="x-1y5">{LAST}</p></div></main>
<section class="x-mdp"><h2>أهم الأخبار</h2><h3><a href="c">{OTHER}</a></h3><p>{OTHER_TEXT}</p><time datetime="2015-11-15">قبل 4 ساعة</time></section></body></html>"""
CHANNEL = f"""<html dir="rtl"><head><title>{TITLE}</title></head><body><table><tr><td><div id="path"><a href="/">الأخبار</a> &gt; محلي</div><table><tr><td><span class="DetailedTitle">{TITLE}</span></td></tr></table>
<div class="ArticleDate">الاثنين 1436/11/9 هـ - الموافق 2015/8/24 م (آخر تحديث) الساعة 14:20 (مكة المكرمة)، 11:20 (غرينتش)</div><div id="body"><div class="MsoNormal"><span>{LEAD}</span></div><div>&nbsp;</div><div class="MsoNormal"><span>{MORE}</span></div>
<table><tr><td>اقرأ أيضاً:</td></tr><tr><td><a href="x">{OTHER}</a></td></tr></table><div class="MsoNormal"><span>{LAST}</span></div></div><div class="fbHead">شارك برأيك</div><div class="fbText">{COMMENT}</div></td>
<td><div class="boxTitle">في هذا القسم</div><div class="boxItem"><a href="y">{OTHER}</a></div><div class="boxItem">{OTHER_TEXT}</div></td></tr></table></body></html>"""
GATHERED = f"""<html dir="rtl"><head><title>{TITLE} - أخبار الساعة</title><meta property="og:title" content="{TITLE}"></head><body><div class="main-col"><div class="post"><h1 class="post-h">{TITLE}</h1>
<div class="src"><a href="s">صحيفة المثال</a> <span>24/08/2015 09:15 ص</span></div><div class="txt"><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></div></div><h2>أخبار أخرى قد تهمك</h2>
{f'<div class="post"><h2 class="post-h"><a href="n">{OTHER}</a></h2><div class="src"><a href="t">أخرى</a> <span>15/08/2015</span></div><div class="txt">{f"<p>{OTHER_TEXT}</p>" * 5}</div></div>' * 3}</div></body></html>"""
ENDLESS = f"""<html dir="rtl"><head><title>{TITLE}</title></head><body><div class="story-wrap"><h1 class="story-title">{TITLE}</h1><span class="story-date">نُشر: 24/08/2015، 09:15 ص GST</span><div class="story-content"><p>{LEAD}</p><p>{MORE}</p>
<p><strong>اقرأ أيضاً.. <a href="q">{OTHER}</a></strong></p><p>{LAST}</p></div></div><div class="story-wrap"><h2 class="story-title">{OTHER}</h2><span class="story-date">نُشر: 15/08/2015</span><div class="story-content"><p>{OTHER_TEXT}</p><p>{OTHER_TEXT}</p></div></div></body></html>"""
MESSAGE = f"""<html><head><title>Telegram: Contact @example</title><meta property="og:title" content="صحيفة المثال"></head><body><section><div class="channel_title"><span>صحيفة المثال</span></div><div class="channel_description">القناة الرسمية لصحيفة المثال وللتواصل معنا راسلونا على الخاص في أي وقت</div></section>
<div class="message_bubble"><div class="message_text"><b>{TITLE}</b><br><br>{LEAD}<br><br>{MORE}<br><br>{LAST}</div><div class="message_footer"><span>3.1K</span> <a href="1"><time datetime="2015-08-24T09:15:12+00:00">09:15</time></a></div></div></body></html>"""
MAGHREB = f"""<html dir="rtl"><head><title>{TITLE} - المثال أونلاين</title></head><body><div id="date">الأحد 15 نوفمبر 2015</div><ul><li><a href="s">{OTHER}</a><p>{OTHER_TEXT}</p></li><li><a href="t">{OTHER}</a><p>{COMMENT}</p></li></ul>
<div class="art"><h4 class="surtitre">أخبار وطنية</h4><h2 class="titre">{TITLE}</h2><div class="infos"><span>س. م</span> <span>24 أوت 2015 (آخر تحديث: 25 أوت 2015 - 18:12)</span> <span>عدد القراءات: 2155 | عدد التعليقات: 3</span></div><div class="legende">صورة: (الأرشيف)</div>
<div class="resume"><b>{LEAD}</b></div><div class="texte">{MORE}<br><br>{LAST}<br><br></div></div><div><h3>في نفس القسم</h3><div><a href="u">{OTHER}</a> <span>14 أوت 2015</span></div></div>
<div><h3>3 تعليق</h3><div><div>قارئ - وهران</div><div>25 أوت 2015 على 10:21</div><div>{COMMENT}</div></div></div><div><h3>أعمدة</h3><div><a href="v">عمود اليوم</a><p>{OTHER_TEXT}</p></div></div></body></html>"""
PRINTED = f"""<html dir="rtl"><head><title>صحيفة المثال الإلكترونية - نسخة للطباعة</title></head><body><img src="l.gif"><br><b>صحيفة المثال الإلكترونية</b><hr><h3>{TITLE}</h3><i>الاثنين 9 ذو القعدة 1436هـ - 24 أغسطس 2015م</i><br>
<div>{LEAD}<br><br>{MORE}<br><br>{LAST}<br><br></div><hr><font size="1">طبعت هذه الصفحة بتاريخ: 15/11/2015 من الرابط https://example.org/1</font></body></html>"""
SHAPES = {
    "an agency's SharePoint": MINISTRY, "nested tables": NESTED_TABLES, "a WordPress theme": WORDPRESS, "hashed classes": HASHED,
    "an old channel": CHANNEL, "gathered reports": GATHERED, "an endless page": ENDLESS, "a message": MESSAGE, "a paper of the Maghreb": MAGHREB, "a print version": PRINTED,
}  # fmt: skip


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_of_each_shape_gives_its_report_headline_and_day(shape: str) -> None:
    encoding = "cp1256" if shape == "nested tables" else "utf-8"
    article = read_page(SHAPES[shape].encode(encoding, errors="xmlcharrefreplace"))
    assert article.text == f"{LEAD}\n{MORE}\n{LAST}"
    assert article.title == TITLE
    assert (article.published or "")[:10] == "2015-08-24"


@pytest.mark.parametrize("shape", SHAPES)
def test_a_page_of_each_shape_that_states_no_day_is_undated(shape: str) -> None:
    source = SHAPES[shape].replace("2015-08-24", "").replace("9 ذو القعدة 1436هـ - 24 أغسطس 2015م", "")
    for stated in ("24 أوت 2015 (", "1436/11/9 هـ الموافق 2015/08/24 م", "أغسطس 24, 2015", "24 أغسطس/ آب 2015", "الموافق 2015/8/24 م", "1436/11/9 هـ -", "24/08/2015"):  # fmt: skip
        source = source.replace(stated, "")
    assert read_page(source.encode()).published is None


def test_the_order_of_a_doubtful_day_is_that_of_the_other_days_of_the_page() -> None:
    source = GATHERED.replace("24/08/2015", "04/08/2015")
    assert read_page(source.encode()).published == "2015-08-04"
    assert read_page(source.replace("15/08/2015", "08/15/2015").encode()).published == "2015-04-08"
    assert read_page(source.replace("15/08/2015", "05/08/2015").encode()).published is None


def test_a_report_below_a_read_also_line_goes_on() -> None:
    source = WORDPRESS.replace(f"<p>{LAST}</p>", f"<p>اقرأ أيضا</p><p>{LAST}</p>")
    assert read_page(source.encode()).text.endswith(LAST)


def test_a_dateline_that_ends_in_an_agency_belongs_to_the_report() -> None:
    dateline = "المدينة 9 ذو القعدة 1436 هـ الموافق 24 أغسطس 2015 م واس"
    article = read_page(MINISTRY.replace(LEAD, f"{dateline}<br>{LEAD}").encode())
    assert article.text.startswith(f"{dateline}\n{LEAD}")


def test_names_above_the_first_paragraph_belong_to_the_report() -> None:
    source = GATHERED.replace(f"<p>{LEAD}</p>", f"<p>سمية العامري - المدينة</p><p>{LEAD}</p>")
    assert read_page(source.encode()).text.startswith(f"سمية العامري - المدينة\n{LEAD}")
