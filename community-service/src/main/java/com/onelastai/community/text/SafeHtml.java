package com.onelastai.community.text;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.safety.Cleaner;
import org.jsoup.safety.Safelist;

/**
 * The HTML that a text may have. The renderer makes nothing else; this holds whatever it makes, and
 * whatever extensions of it make some day.
 */
final class SafeHtml {

  /** Only our own pictures: another site would learn who reads a text. */
  private static final Pattern PICTURE =
      Pattern.compile("/api/community/pictures/(i-[A-Za-z0-9_-]{1,40})");

  private static final Pattern LANGUAGE = Pattern.compile("language-[A-Za-z0-9_+#.-]{1,30}");

  private static final Cleaner CLEANER =
      new Cleaner(
          Safelist.none()
              .addTags("p", "br", "hr", "strong", "em", "del", "blockquote", "ul", "ol", "li")
              .addTags("h3", "h4", "h5", "h6", "pre", "code", "span", "a", "img")
              .addTags("table", "thead", "tbody", "tr", "th", "td")
              .addAttributes("a", "href", "title")
              .addProtocols("a", "href", "http", "https", "mailto")
              .addEnforcedAttribute("a", "rel", "nofollow ugc noopener")
              .addAttributes("img", "src", "alt", "title")
              .addEnforcedAttribute("img", "loading", "lazy")
              .addAttributes("ol", "start")
              .addAttributes("th", "align")
              .addAttributes("td", "align")
              .addAttributes("code", "class")
              .addAttributes("span", "class", "data-member"));

  private final Document document;

  private SafeHtml(Document document) {
    this.document = document;
  }

  static SafeHtml of(String html) {
    Document clean = CLEANER.clean(Jsoup.parseBodyFragment(html));
    clean.outputSettings().prettyPrint(false);
    clean.select("a:not([href])").unwrap();
    clean.select("img").forEach(SafeHtml::keepOwnPicture);
    clean.select("code[class]").forEach(SafeHtml::keepLanguage);
    return new SafeHtml(clean);
  }

  private static void keepOwnPicture(Element picture) {
    if (!PICTURE.matcher(picture.attr("src")).matches()) {
      picture.replaceWith(new TextNode(picture.attr("alt")));
    }
  }

  private static void keepLanguage(Element code) {
    if (!LANGUAGE.matcher(code.className()).matches()) {
      code.removeAttr("class");
    }
  }

  String html() {
    return document.body().html();
  }

  String plain() {
    return document.body().text();
  }

  List<String> links() {
    return document.select("a[href]").eachAttr("href");
  }

  List<String> pictures() {
    return document.select("img").eachAttr("src").stream()
        .map(PICTURE::matcher)
        .filter(Matcher::matches)
        .map(own -> own.group(1))
        .distinct()
        .toList();
  }
}
