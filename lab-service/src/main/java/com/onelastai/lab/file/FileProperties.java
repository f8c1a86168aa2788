package com.onelastai.lab.file;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/** The settings of {@code onelastai.files}; application.yml describes them. */
@Validated
@ConfigurationProperties("onelastai.files")
record FileProperties(
    @NotNull String secret,
    @NotNull Duration linkLifetime,
    @NotNull @Valid Uploads uploads,
    @NotNull S3 s3) {

  record Uploads(
      @Min(1) int perDay,
      @Min(1) int perNetworkAndDay,
      @Min(1) int maxFiles,
      @NotNull DataSize maxSize,
      @NotNull Duration maxSound) {}

  /**
   * @param url empty for GridFS
   */
  record S3(String url, String bucket, String region, String accessKey, String secretKey) {}
}
