package com.onelastai.starter.listing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/**
 * A page of a list.
 *
 * @param next the address of the next page; null if this is the last
 */
public record Listing<T>(
    List<T> items, @Schema(example = "/api/things?after=MTc2&size=20") @Nullable String next) {

  public static final int MAX_SIZE = 100;

  public static <T> Listing<T> empty() {
    return all(List.of());
  }

  /** A list of a single page. */
  public static <T> Listing<T> all(List<T> items) {
    return new Listing<>(items, null);
  }

  /**
   * @param found up to {@code size + 1} items; one more than the page has means that a page follows
   * @param next makes the address of the next page from the last item of this one
   */
  public static <T> Listing<T> of(List<T> found, int size, Function<T, String> next) {
    return found.size() <= size
        ? all(found)
        : new Listing<>(found.subList(0, size), next.apply(found.get(size - 1)));
  }

  public <R> Listing<R> map(Function<? super T, ? extends R> view) {
    return new Listing<>(items.stream().<R>map(view).toList(), next);
  }

  /** Adds a query parameter to the address of the next page, unless it has no value. */
  public Listing<T> with(String parameter, @Nullable Object value) {
    if (next == null || value == null) {
      return this;
    }
    String encoded = UriUtils.encode(value.toString(), StandardCharsets.UTF_8);
    return new Listing<>(items, next + "&" + parameter + "=" + encoded);
  }
}
