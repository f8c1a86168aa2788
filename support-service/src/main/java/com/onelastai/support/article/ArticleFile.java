package com.onelastai.support.article;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.core.io.Resource;

/** A Markdown file that begins with lines such as {@code title: Cancel a subscription}. */
record ArticleFile(Resource resource) {

  private static final String END_OF_HEAD = "\n---\n";

  Article read() {
    try {
      String content = resource.getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
      int end = content.indexOf(END_OF_HEAD);
      Map<String, String> head =
          Stream.of(content.substring(0, end).split("\n"))
              .map(line -> line.split(": ", 2))
              .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
      return new Article(
          fileName().replace(".md", ""),
          language(),
          SnakeCaseEnum.find(ArticleKind.class, value(head, "kind")).orElseThrow(),
          value(head, "title"),
          value(head, "category"),
          LocalDate.parse(value(head, "updated")),
          content.substring(end + END_OF_HEAD.length()).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String language() throws IOException {
    String[] path = resource.getURL().getPath().split("/");
    return path[path.length - 2];
  }

  private String value(Map<String, String> head, String key) {
    return Objects.requireNonNull(head.get(key), () -> "No " + key + " in " + fileName());
  }

  private String fileName() {
    return Objects.requireNonNull(resource.getFilename());
  }
}
