package com.onelastai.community.text;

import com.onelastai.community.member.Member;
import com.onelastai.community.member.Members;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.jsoup.Jsoup;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Renders Markdown: CommonMark with tables, strikethrough and bare links; HTML in it is shown as it
 * was typed. A mention is a link after an at sign, {@code @[Any name](member:<user id>)}; the name
 * that is shown is the member's.
 */
@Component
public class Markdown {

  /** More are left as plain text, and nobody is told. */
  static final int MAX_MENTIONS = 10;

  private static final int MAX_DEPTH = 60;
  private static final int MAX_HEADING = 6;

  /** The page and the post have headings of their own above those of a text. */
  private static final int HEADINGS_ABOVE = 2;

  private static final Pattern MEMBER = Pattern.compile("member:([A-Za-z0-9-]{1,64})");

  /** A name may have brackets in it. */
  private static final String NAME = "@\\[(?:[^\\[\\]]++|\\[[^\\[\\]]*+\\])*+\\]\\(<?";

  private static final List<Extension> EXTENSIONS =
      List.of(
          AutolinkExtension.create(), StrikethroughExtension.create(), TablesExtension.create());

  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).maxOpenBlockParsers(MAX_DEPTH).build();

  private static final HtmlRenderer RENDERER =
      HtmlRenderer.builder()
          .extensions(EXTENSIONS)
          .escapeHtml(true)
          .sanitizeUrls(true)
          .nodeRendererFactory(Mention.Renderer::new)
          .build();

  private final Members members;

  Markdown(Members members) {
    this.members = members;
  }

  /**
   * @throws ApiException 400 if its parts are nested too deeply
   */
  public RenderedText render(String markdown) {
    Node document = PARSER.parse(markdown);
    List<Link> links = prepare(document);
    List<String> mentioned = mention(links);
    SafeHtml html = SafeHtml.of(RENDERER.render(document));
    return new RenderedText(html.html(), html.plain(), mentioned, html.links(), html.pictures());
  }

  /** The words of a rendered text. */
  public static String plain(String html) {
    return Jsoup.parseBodyFragment(html).text();
  }

  /** The same text without the name of a member. */
  public static String withoutMention(String markdown, String userId) {
    String member = "member:" + Pattern.quote(userId) + "(?![A-Za-z0-9-])";
    return markdown.replaceAll(NAME + member + "[^)]*+\\)", "@…").replaceAll(member, "member:");
  }

  /** Walks without recursion, whose depth a text would decide. */
  private static List<Link> prepare(Node document) {
    List<Link> links = new ArrayList<>();
    int depth = 0;
    for (Node node = document; node != null; ) {
      if (node instanceof Heading heading) {
        heading.setLevel(Math.min(MAX_HEADING, heading.getLevel() + HEADINGS_ABOVE));
      } else if (node instanceof Link link) {
        links.add(link);
      }
      if (node.getFirstChild() != null) {
        node = node.getFirstChild();
        depth = deeper(depth);
      } else {
        while (node != null && node.getNext() == null) {
          node = node.getParent();
          depth--;
        }
        node = node == null ? null : node.getNext();
      }
    }
    return links;
  }

  private static int deeper(int depth) {
    if (depth == MAX_DEPTH) {
      throw ApiException.invalid(
          List.of(new FieldProblem("content", "too_deep", "is nested too deeply")));
    }
    return depth + 1;
  }

  private List<String> mention(List<Link> links) {
    Map<Link, String> wanted = new LinkedHashMap<>();
    links.forEach(link -> {
      String userId = memberOf(link);
      if (userId != null) {
        wanted.put(link, userId);
      }
    });
    List<String> ids = wanted.values().stream().distinct().limit(MAX_MENTIONS).toList();
    Map<String, Member> known = ids.isEmpty() ? Map.of() : members.findAll(ids);
    wanted.forEach((link, userId) -> replace(link, known.get(userId)));
    return ids.stream().filter(known::containsKey).toList();
  }

  private static @Nullable String memberOf(Link link) {
    Matcher member = MEMBER.matcher(link.getDestination());
    return member.matches()
            && link.getPrevious() instanceof Text before
            && before.getLiteral().endsWith("@")
        ? member.group(1)
        : null;
  }

  private static void replace(Link link, @Nullable Member member) {
    if (member != null && link.getPrevious() instanceof Text before) {
      String text = before.getLiteral();
      before.setLiteral(text.substring(0, text.length() - 1));
      link.insertBefore(new Mention(member.userId(), member.name()));
    } else {
      for (Node child = link.getFirstChild(); child != null; child = link.getFirstChild()) {
        link.insertBefore(child);
      }
    }
    link.unlink();
  }
}
