package com.onelastai.tools.url;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/** The parts as the API of the URL Standard names them, section 6.1. */
record UrlResult(
    @Schema(example = "https://xn--bcher-kva.example/?page=2#top") String href,
    @Schema(example = "https://xn--bcher-kva.example") String origin,
    @Schema(example = "https:") String protocol,
    String username,
    String password,
    @Schema(description = "With the port, if it is not the default") String host,
    @Schema(example = "xn--bcher-kva.example") String hostname,
    @Schema(description = "The host as people read it", example = "bücher.example")
        String unicodeHostname,
    @Schema(description = "Empty if it is the default") String port,
    @Schema(example = "/") String pathname,
    @Schema(example = "?page=2") String search,
    List<Parameter> parameters,
    @Schema(example = "#top") String hash,
    @Schema(description = "Parameters that were removed", example = "[\"utm_source\"]")
        List<String> removed,
    @Schema(description = "What to be careful about, such as a host that looks like another one")
        List<String> warnings) {

  @Schema(name = "UrlParameter")
  record Parameter(@Schema(example = "page") String name, @Schema(example = "2") String value) {}
}
