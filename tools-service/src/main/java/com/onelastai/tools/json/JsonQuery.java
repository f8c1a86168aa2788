package com.onelastai.tools.json;

import com.jayway.jsonpath.Configuration;
import com.jayway.jsonpath.InvalidPathException;
import com.jayway.jsonpath.JsonPath;
import com.jayway.jsonpath.PathNotFoundException;
import com.jayway.jsonpath.spi.json.AbstractJsonProvider;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.problem.FieldProblem;
import com.onelastai.tools.tool.ToolFailedException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A JSONPath. Its syntax is that of Jayway's library, which is older than RFC 9535. */
final class JsonQuery {

  private static final Duration TIME_LIMIT = Duration.ofMillis(500);
  private static final int MAX_MATCHES = 10_000;

  private final JsonPath path;

  private JsonQuery(JsonPath path) {
    this.path = path;
  }

  /**
   * @throws ApiException 400 if it is not a JSONPath, or has a regular expression, which could take
   *     exponential time
   */
  static JsonQuery of(String query) {
    if (query.contains("=~")) {
      throw invalid("must not have the operator =~");
    }
    try {
      return new JsonQuery(JsonPath.compile(query));
    } catch (InvalidPathException malformed) {
      throw invalid("is not a JSONPath: " + malformed.getMessage());
    } catch (RuntimeException malformed) {
      // The library's parser trips over some texts.
      throw invalid("is not a JSONPath");
    }
  }

  /** What it finds, in the order of the document. */
  List<?> find(@Nullable Object document) {
    Configuration configuration =
        Configuration.builder().jsonProvider(new Provider(TIME_LIMIT)).build();
    try {
      Object found = path.read(document, configuration);
      return !path.isDefinite() && found instanceof List<?> values ? values : Arrays.asList(found);
    } catch (PathNotFoundException none) {
      return List.of();
    } catch (ToolFailedException failed) {
      throw failed;
    } catch (RuntimeException failed) {
      // A function of a value of another type, or a number that cannot be compared.
      throw new ToolFailedException("The query cannot be applied to this document.");
    }
  }

  private static ApiException invalid(String detail) {
    return ApiException.invalid(List.of(new FieldProblem("query", "malformed", detail)));
  }

  /**
   * Reads what {@link JsonReader} made, as long as there is time: a path can visit all of it often.
   */
  private static final class Provider extends AbstractJsonProvider {

    private final Duration limit;
    private final long end;

    Provider(Duration limit) {
      this.limit = limit;
      this.end = System.nanoTime() + limit.toNanos();
    }

    private void check() {
      if (System.nanoTime() - end > 0) {
        throw new ToolFailedException(
            "The query took longer than %d ms.".formatted(limit.toMillis()));
      }
    }

    @Override
    public @Nullable Object getMapValue(Object map, String name) {
      check();
      return super.getMapValue(map, name);
    }

    @Override
    public @Nullable Object getArrayIndex(Object array, int index) {
      check();
      return super.getArrayIndex(array, index);
    }

    @Override
    public Iterable<?> toIterable(Object array) {
      check();
      return super.toIterable(array);
    }

    /** The library's way to add a match. */
    @Override
    public void setArrayIndex(Object array, int index, @Nullable Object match) {
      if (index >= MAX_MATCHES) {
        throw new ToolFailedException("The query finds more than 10,000 values.");
      }
      super.setArrayIndex(array, index, match);
    }

    @Override
    public Object createArray() {
      return new ArrayList<>();
    }

    @Override
    public Object createMap() {
      return new LinkedHashMap<>();
    }

    @Override
    public Object parse(String json) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Object parse(InputStream json, String charset) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String toJson(Object value) {
      return JsonOutput.compact(to -> JsonOutput.value(value, to));
    }
  }
}
