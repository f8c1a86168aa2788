package com.onelastai.tools.hash;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

record HashResult(
    @Schema(description = "How many bytes were hashed", example = "19") int length,
    List<Hash> hashes) {

  record Hash(
      @Schema(example = "SHA-256") String algorithm,
      @Schema(
              description = "In hexadecimal; the hash of a password in its usual format",
              example = "5cac4f980fedc3d3f1f99b4be3472c9b30d56523e632d151237ec9309048bda9")
          String value) {}
}
