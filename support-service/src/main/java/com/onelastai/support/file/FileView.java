package com.onelastai.support.file;

import io.swagger.v3.oas.annotations.media.Schema;

/** A file as people see it. */
@Schema(name = "AttachedFile")
public record FileView(
    @Schema(example = "0b9f3f1c-2f64-4d7e-8c39-5a1d2e3f4a5b") String id,
    @Schema(example = "screenshot.png") String name,
    @Schema(example = "image/png", description = "As which it is sent") String type,
    @Schema(example = "52311", description = "In bytes") long size,
    @Schema(description = "Whether it is shown; anything else is only a download")
        boolean picture) {

  public static FileView of(StoredFile file) {
    return new FileView(file.id(), file.name(), file.type(), file.size(), file.picture());
  }
}
