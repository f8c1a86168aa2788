package com.onelastai.tools.apitester;

import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.AccessMode;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

record ApiTestInput(
    @NotNull HttpMethod method,
    @NotNull
        @Size(min = 1, max = 2000)
        @Schema(description = "Of http or https", example = "https://www.example.com/")
        String url,
    @Size(max = 50)
        @Schema(
            description = "A name and a value in each line; they are not stored",
            example = "[\"Accept: application/json\"]",
            accessMode = AccessMode.WRITE_ONLY)
        @Nullable List<@NotNull @Size(max = 8000) String> headers,
    @Size(max = RequestReader.MAX_BODY)
        @Schema(
            description = "At most 100 kB of UTF-8; it is not stored",
            accessMode = AccessMode.WRITE_ONLY)
        @Nullable String body,
    @Schema(description = "At most ten, each of which is shown") boolean followRedirects) {

  @Schema(name = "HttpMethod")
  enum HttpMethod {
    GET,
    HEAD,
    POST,
    PUT,
    PATCH,
    DELETE,
    OPTIONS
  }
}
