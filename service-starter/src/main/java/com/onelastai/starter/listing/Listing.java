package com.onelastai.starter.listing;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list.
 *
 * @param next the address of the next page; null if this is the last
 */
public record Listing<T>(
    List<T> items, @Schema(example = "/api/things?after=MTc2&size=20") @Nullable String next) {

  public static final int MAX_SIZE = 100;

  public static <T> Listing<T> empty() {
    return new Listing<>(List.of(), null);
  }
}
