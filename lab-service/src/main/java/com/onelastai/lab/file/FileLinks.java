package com.onelastai.lab.file;

import com.onelastai.lab.experiment.LabFile;
import com.onelastai.starter.problem.ApiException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.Base64;
import org.apache.commons.codec.digest.HmacAlgorithms;
import org.apache.commons.codec.digest.HmacUtils;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Addresses by which anybody reads one file for a time. */
@Component
class FileLinks {

  private static final int MIN_SECRET_LENGTH = 32;

  private final HmacUtils signer;
  private final Clock clock;

  FileLinks(FileProperties properties, Clock clock) {
    if (properties.secret().length() < MIN_SECRET_LENGTH) {
      // Not a constraint of the settings, whose message would show it.
      throw new IllegalArgumentException(
          "ONELASTAI_LAB_LINK_SECRET has less than " + MIN_SECRET_LENGTH + " characters");
    }
    this.signer = new HmacUtils(HmacAlgorithms.HMAC_SHA_256, properties.secret());
    this.clock = clock;
  }

  String sign(String fileId, Instant until) {
    long expires = until.getEpochSecond();
    return LabFile.ADDRESS
        + fileId
        + "?expires="
        + expires
        + "&signature="
        + signature(fileId, expires);
  }

  /**
   * @throws ApiException 404 unless the signature is of this file and time, as if the file did not
   *     exist, and 410 {@code link_expired} after that time
   */
  void check(String fileId, long expires, String signature) {
    byte[] expected = signature(fileId, expires).getBytes(StandardCharsets.US_ASCII);
    if (!MessageDigest.isEqual(expected, signature.getBytes(StandardCharsets.UTF_8))) {
      throw ApiException.notFound("file");
    }
    if (clock.instant().getEpochSecond() >= expires) {
      throw new ApiException(HttpStatus.GONE, "link_expired", "This link has expired.");
    }
  }

  private String signature(String fileId, long expires) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(signer.hmac("file\n" + fileId + "\n" + expires));
  }
}
