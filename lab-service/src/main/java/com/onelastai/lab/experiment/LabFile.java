package com.onelastai.lab.experiment;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A stored file.
 *
 * @param contentType by its content
 * @param size in bytes
 */
public record LabFile(
    @Schema(example = "f-Xq2v9TtU0mF3aLrN") String fileId,
    @Schema(example = "art.png") String name,
    @Schema(example = "image/png") String contentType,
    @Schema(example = "248311") long size) {

  public static final String ADDRESS = "/api/lab/files/";

  /** Where its owner reads it, at the gateway. */
  public String url() {
    return ADDRESS + fileId;
  }
}
