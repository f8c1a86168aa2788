package com.onelastai.tools.developer;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.tools.developer.DeveloperResult.Detail;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jsoup.parser.Parser;
import org.springframework.web.util.HtmlUtils;

/** The small tools. */
@Schema(name = "DeveloperAction")
enum Action implements SnakeCaseEnum {
  CAMEL_CASE(text(Words::camelCase)),
  PASCAL_CASE(text(Words::pascalCase)),
  SNAKE_CASE(text(Words::snakeCase)),
  CONSTANT_CASE(text(Words::constantCase)),
  KEBAB_CASE(text(Words::kebabCase)),
  TITLE_CASE(text(Words::titleCase)),
  SENTENCE_CASE(text(Words::sentenceCase)),
  UPPER_CASE(text(text -> text.toUpperCase(Locale.ROOT))),
  LOWER_CASE(text(text -> text.toLowerCase(Locale.ROOT))),
  SLUG(text(Words::slug)),
  COUNT(details(Counts::of)),
  SORT_LINES(text(Lines::sort)),
  UNIQUE_LINES(text(Lines::unique)),
  REVERSE_LINES(text(Lines::reverse)),
  ESCAPE_HTML(text(text -> HtmlUtils.htmlEscape(text, "UTF-8"))),
  UNESCAPE_HTML(text(text -> Parser.unescapeEntities(text, false))),
  ENCODE_URL(text(UrlCode::encode)),
  DECODE_URL(text(UrlCode::decode)),
  DECODE_JWT((input, now) -> Jwt.decode(input.requiredToken(), now)),
  CONVERT_NUMBER((input, _) -> Numbers.convert(input.requiredText(), input.base())),
  EXPLAIN_CRON((input, now) -> CronExpression.explain(input.requiredText(), now)),
  LOREM_IPSUM((input, _) -> LoremIpsum.paragraphs(input.amount()));

  private interface Work {
    DeveloperResult run(DeveloperInput input, Instant now);
  }

  private final Work work;

  Action(Work work) {
    this.work = work;
  }

  private static Work text(UnaryOperator<String> change) {
    return (input, _) -> new DeveloperResult(change.apply(input.requiredText()), List.of(), null);
  }

  private static Work details(Function<String, List<Detail>> find) {
    return (input, _) -> new DeveloperResult(null, find.apply(input.requiredText()), null);
  }

  DeveloperResult run(DeveloperInput input, Instant now) {
    return work.run(input, now);
  }
}
