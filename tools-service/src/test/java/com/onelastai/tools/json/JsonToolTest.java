package com.onelastai.tools.json;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.tools.json.JsonInput.Action;
import com.onelastai.tools.json.JsonInput.Syntax;
import com.onelastai.tools.json.JsonResult.Duplicate;
import com.onelastai.tools.tool.ToolFailedException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

class JsonToolTest {

  private final JsonTool tool = new JsonTool();

  @Test
  void documentIsFormattedMinifiedAndSorted() {
    String text = "{\"b\":[1,{}], \"a\":{\"d\":[],\"c\":null}}";
    assertThat(text(Action.FORMAT, text))
        .isEqualTo(
            """
            {
              "b": [
                1,
                {}
              ],
              "a": {
                "d": [],
                "c": null
              }
            }\
            """);
    assertThat(text(Action.MINIFY, text)).isEqualTo("{\"b\":[1,{}],\"a\":{\"d\":[],\"c\":null}}");
    assertThat(minified(text(Action.SORT_KEYS, text)))
        .isEqualTo("{\"a\":{\"c\":null,\"d\":[]},\"b\":[1,{}]}");
  }

  @Test
  void indentationIsChosen() {
    JsonInput input = new JsonInput(Action.FORMAT, "[1]", null, 4, null, null);
    assertThat(tool.run(input).text()).isEqualTo("[\n    1\n]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.0",
        "-0",
        "1E400",
        "1e-7",
        "0.1000",
        "123456789012345678901234567890.123456789012345678901234567890",
        "1e99999999999999999999"
      })
  void numberKeepsItsDigits(String number) {
    for (Action action : List.of(Action.FORMAT, Action.MINIFY, Action.SORT_KEYS)) {
      assertThat(text(action, number)).isEqualTo(number);
    }
    assertThat(text(Action.TO_YAML, number)).isEqualTo(number + "\n");
    assertThat(minified(Objects.requireNonNull(query("[" + number + "]", "$[0]").text())))
        .isEqualTo("[" + number + "]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a": nul}        | 1 | 7
          [1,\\n 2,\\n ]    | 3 | 2
          [1] 2             | 1 | 5
          {"a" 1}           | 1 | 6
          [01]              | 1 | 3
          ["\\t"]           | 1 | 3
          [1,\\r\\n2\\r,3 4] | 3 | 4
          """)
  void errorHasItsPlace(String text, int line, int column) {
    String raw = text.translateEscapes();
    JsonResult result = run(Action.VALIDATE, raw, null);
    assertThat(result.valid()).isFalse();
    assertThat(Objects.requireNonNull(result.problem()).line()).isEqualTo(line);
    assertThat(result.problem().column()).as(result.problem().message()).isEqualTo(column);
    assertThatThrownBy(() -> run(Action.FORMAT, raw, null))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageStartingWith("Line " + line + ", column " + column);
  }

  @Test
  void duplicateNameIsNamedAndKeptWhereItCanBe() {
    String text = "{\"a\": 1,\n \"b\": {\"x/y\": 1, \"x/y\": 2}, \"a\": 2}";
    List<Duplicate> duplicates =
        List.of(new Duplicate("/b/x~1y", 2, 18), new Duplicate("/a", 2, 29));
    assertThat(run(Action.VALIDATE, text, null).duplicateKeys()).isEqualTo(duplicates);
    assertThat(run(Action.MINIFY, text, null).duplicateKeys()).isEqualTo(duplicates);
    assertThat(text(Action.MINIFY, text))
        .isEqualTo("{\"a\":1,\"b\":{\"x/y\":1,\"x/y\":2},\"a\":2}");
    assertThat(minified(text(Action.SORT_KEYS, text))).isEqualTo("{\"a\":2,\"b\":{\"x/y\":2}}");
  }

  /** The examples of JSONPath's first article (goessner.net, 2007). */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          $.store.book[*].author       | ["Nigel","Evelyn","Herman"]
          $..author                    | ["Nigel","Evelyn","Herman"]
          $.store..price               | [8.95,12.990,8.99,19.95]
          $..book[2].title             | ["Moby"]
          $..book[-1:].title           | ["Moby"]
          $..book[0,1].title           | ["Sayings","Sword"]
          $..book[?(@.isbn)].title     | ["Moby"]
          $..book[?(@.price<10)].title | ["Sayings","Moby"]
          $.store.bicycle              | [{"color":"red","price":19.95}]
          $.store.book.length()        | [3]
          $.none                       | []
          $.store.none[3]              | []
          """)
  void queryFindsValues(String query, String found) {
    String store =
        """
        {"store": {"book": [
          {"author": "Nigel", "title": "Sayings", "price": 8.95},
          {"author": "Evelyn", "title": "Sword", "price": 12.990},
          {"author": "Herman", "title": "Moby", "isbn": "0-553-21311-3", "price": 8.99}],
          "bicycle": {"color": "red", "price": 19.95}}}\
        """;
    JsonResult result = query(store, query);
    assertThat(minified(String.valueOf(result.text()))).isEqualTo(found);
    assertThatJson(found).isArray().hasSize(Objects.requireNonNull(result.matches()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$[",
        "$.a[?(",
        "$[?(@.a == )]",
        "$.a[?(@.b ==",
        "$.a[?(@.b =~ /(a+)+$/)]",
        "$..",
        "$[1:x]"
      })
  void malformedQueryIsRefused(String query) {
    assertThatThrownBy(() -> query("{\"a\": [1]}", query))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith("query");
  }

  @Test
  void queryThatVisitsTheDocumentTooOftenOrFindsTooMuchIsEnded() {
    String deep = "[".repeat(190) + "1" + "]".repeat(190);
    assertThatThrownBy(() -> query(deep, "$..*..*..*..*..*.none"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("took longer");
    assertThatThrownBy(() -> query("[" + "1,".repeat(20_000) + "1]", "$[*]"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageContaining("10,000");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"a":1}       | {"a":1.0}     | []
          {"a":1}       | {"a":2}       | [{"op":"replace","path":"/a","value":2}]
          {"a":1}       | {"b":1}       | [{"op":"remove","path":"/a"},{"op":"add","path":"/b","value":1}]
          [1,2,3]       | [1,9,2,3]     | [{"op":"add","path":"/1","value":9}]
          [1,2,3,4]     | [1,4]         | [{"op":"remove","path":"/2"},{"op":"remove","path":"/1"}]
          {"a/b~c":[0]} | {"a/b~c":[1]} | [{"op":"replace","path":"/a~1b~0c/0","value":1}]
          1             | null          | [{"op":"replace","path":"","value":null}]
          {"a":null}    | {}            | [{"op":"remove","path":"/a"}]
          """)
  void differenceIsAPatch(String before, String after, String patch) {
    JsonResult result = diff(before, after);
    assertThat(minified(String.valueOf(result.text()))).isEqualTo(patch);
    assertThatJson(patch).isArray().hasSize(result.changes().size());
  }

  @Test
  void changeHasTheValuesBeforeAndAfter() {
    assertThat(diff("{\"a\": [1.50]}", "{\"a\": [\"x\"]}").changes())
        .containsExactly(new JsonResult.Change("replace", "/a/0", "1.50", "\"x\""));
  }

  @Test
  void deepDocumentsAreComparedSoon() {
    String start = "[".repeat(190) + "1,".repeat(100_000);
    long time = System.nanoTime();
    assertThat(diff(start + "1" + "]".repeat(190), start + "2" + "]".repeat(190)).changes())
        .hasSize(1);
    assertThat(Duration.ofNanos(System.nanoTime() - time)).isLessThan(Duration.ofSeconds(3));
  }

  @Test
  void otherDocumentThatIsMalformedIsNamed() {
    assertThatThrownBy(() -> diff("1", "[1"))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageStartingWith("The other document: Line 1, column 3");
  }

  @Test
  void objectsBecomeRowsOfCsv() {
    assertThat(
            text(
                Action.TO_CSV,
                "[{\"a\": 1.50, \"b\": \"x,\\\"y\\\"\"}, {\"c\": null, \"b\": true, \"a\": -1},"
                    + " {\"b\": \"=1+1\"}]"))
        .isEqualTo("a,b,c\r\n1.50,\"x,\"\"y\"\"\",\r\n-1,true,\r\n,'=1+1,\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[]", "1", "[1]", "[{\"a\": []}]", "[{\"a\": {}}]"})
  void whatIsNoListOfFlatObjectsIsNoCsv(String text) {
    assertThatThrownBy(() -> text(Action.TO_CSV, text))
        .isInstanceOf(ToolFailedException.class)
        .hasMessageStartingWith("CSV is made of");
  }

  @Test
  void yamlIsReadableAndReadAsTheSameValues() {
    String text =
        """
        {"name": "lamp", "yes": "no", "1": "1", "e": ["1e5", "0o7", ".5", "0x1f", "", "null", " x"],
         "n": [1, -2.5, true, null, {}, []], "lines": "a\\nb\\n", "t": "2026-01-01", "c": "a: b #c",
         "u": "\\u0007\\ud83d\\ude00"}\
        """;
    String yaml = text(Action.TO_YAML, text);
    assertThat(yaml).startsWith("name: lamp\n'yes': 'no'\n\"1\": \"1\"\ne:\n- \"1e5\"\n");
    Object expected = new Yaml().load(text(Action.FORMAT, text));
    assertThat((Map<?, ?>) new Yaml().load(yaml)).isEqualTo(expected);
  }

  /** The first example of the JSON5 specification. */
  @Test
  void json5IsRead() {
    String text =
        """
        {
          // comments
          unquoted: 'and you can quote me on that',
          singleQuotes: 'I can use "double quotes" here',
          lineBreaks: "Look, Mom! \\
        No \\\\n's!",
          hexadecimal: 0xdecaf,
          leadingDecimalPoint: .8675309, andTrailing: 8675309.,
          positiveSign: +1,
          trailingComma: 'in objects', andIn: ['arrays',],
          "backwardsCompatible": "with JSON",
        }\
        """;
    assertThatJson(String.valueOf(run(Action.MINIFY, text, Syntax.JSON5).text()))
        .isEqualTo(
            """
            {"unquoted": "and you can quote me on that",
             "singleQuotes": "I can use \\"double quotes\\" here",
             "lineBreaks": "Look, Mom! No \\\\n's!",
             "hexadecimal": 912559, "leadingDecimalPoint": 0.8675309, "andTrailing": 8675309,
             "positiveSign": 1, "trailingComma": "in objects", "andIn": ["arrays"],
             "backwardsCompatible": "with JSON"}\
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          1e10                    | 1e10
          -.5E-3                  | -0.5E-3
          5.e3                    | 5e3
          -0                      | -0
          -0xFFFFFFFFFFFFFFFFFF   | -4722366482869645213695
          /**/1//x                | 1
          '\\x41\\v\\0\\u0042\\q' | "A\\u000B\\u0000Bq"
          {true: true, $_\\u0061:1} | {"true":true,"$_a":1}
          \uFEFF\u00a0[null,]     | [null]
          ''                      | ""
          """)
  void json5Token(String text, String json) {
    assertThat(run(Action.MINIFY, text, Syntax.JSON5).text()).isEqualTo(json);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [01]          | 2
          [,]           | 2
          [1,,]         | 4
          [1 2]         | 4
          {a:1} b       | 7
          [NaN]         | 2
          [-Infinity]   | 2
          1/*x          | 2
          'abc          | 1
          '\\x4'        | 2
          '\\8'         | 2
          {a 1}         | 2
          {a:1,b}       | 6
          1.2.3         | 1
          0x            | 1
          [a]           | 2
          /*a*/{b:[1}   | 11
          """)
  void whatIsNoJson5HasItsPlace(String text, int column) {
    JsonResult result = run(Action.VALIDATE, text, Syntax.JSON5);
    assertThat(result.valid()).isFalse();
    assertThat(Objects.requireNonNull(result.problem()).column())
        .as(result.problem().message())
        .isEqualTo(column);
  }

  @Test
  void linesAreDocumentsOfAList() {
    assertThat(run(Action.MINIFY, "{\"a\":1}\r\n\n[2]\n\"x\"", Syntax.JSON_LINES).text())
        .isEqualTo("[{\"a\":1},[2],\"x\"]");
    JsonResult broken = run(Action.VALIDATE, "1\n{\"a\":\n2}", Syntax.JSON_LINES);
    assertThat(Objects.requireNonNull(broken.problem()).line()).isEqualTo(2);
    assertThat(run(Action.VALIDATE, "1,2\n3", Syntax.JSON_LINES).valid()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\":"})
  void nestingIsBounded(String open) {
    for (Syntax syntax : Syntax.values()) {
      JsonResult result = run(Action.VALIDATE, open.repeat(100_000), syntax);
      assertThat(result.valid()).isFalse();
      assertThat(Objects.requireNonNull(result.problem()).message())
          .isEqualTo("Too complex: Document nesting depth (201) exceeds the maximum allowed (200)");
    }
    String deepest = "[".repeat(200) + "]".repeat(200);
    assertThat(run(Action.VALIDATE, deepest, null).valid()).isTrue();
    assertThat(minified(text(Action.FORMAT, deepest))).isEqualTo(deepest);
  }

  @Test
  void resultIsBounded() {
    String wide = "[".repeat(190) + "1,".repeat(300_000) + "1" + "]".repeat(190);
    assertThatThrownBy(() -> text(Action.FORMAT, wide)).isInstanceOf(ToolFailedException.class);
    StringBuilder columns = new StringBuilder("[{}");
    for (int i = 0; i < 20_000; i++) {
      columns.append(",{\"").append(i).append("\":1}");
    }
    assertThatThrownBy(() -> text(Action.TO_CSV, columns + "]"))
        .isInstanceOf(ToolFailedException.class);
    String name = "n".repeat(300_000);
    String before = "{\"" + name + "\":[" + "1,".repeat(1_000) + "1]}";
    assertThatThrownBy(() -> diff(before, before.replace('1', '2')))
        .isInstanceOf(ToolFailedException.class);
  }

  @Test
  void numberWithTooManyDigitsIsRefused() {
    assertThat(run(Action.VALIDATE, "9".repeat(1_001), null).valid()).isFalse();
    assertThat(run(Action.VALIDATE, "0x" + "f".repeat(600_000), Syntax.JSON5).valid()).isFalse();
    assertThat(text(Action.MINIFY, "9".repeat(1_000))).hasSize(1_000);
  }

  @ParameterizedTest
  @CsvSource({"QUERY, query", "DIFF, other"})
  void fieldThatAnActionNeedsIsNamed(Action action, String field) {
    assertThatThrownBy(() -> run(action, "1", null))
        .isInstanceOf(ApiException.class)
        .hasMessageStartingWith(field);
  }

  private JsonResult run(Action action, String text, @Nullable Syntax syntax) {
    return tool.run(new JsonInput(action, text, syntax, null, null, null));
  }

  private String text(Action action, String text) {
    return Objects.requireNonNull(run(action, text, null).text());
  }

  private String minified(String text) {
    return text(Action.MINIFY, text);
  }

  private JsonResult query(String text, String query) {
    return tool.run(new JsonInput(Action.QUERY, text, null, null, query, null));
  }

  private JsonResult diff(String before, String after) {
    return tool.run(new JsonInput(Action.DIFF, before, null, null, null, after));
  }
}
