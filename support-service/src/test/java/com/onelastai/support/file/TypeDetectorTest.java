package com.onelastai.support.file;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.image.TestImages;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeDetectorTest {

  @Test
  void contentTellsThePicture() {
    assertThat(type("a.txt", TestImages.png(2, 2))).isEqualTo(FileType.PNG);
    assertThat(type("a.pdf", TestImages.jpeg(2, 2))).isEqualTo(FileType.JPEG);
    assertThat(type("a", TestImages.gif())).isEqualTo(FileType.GIF);
    assertThat(type("a.exe", bytes("RIFF\u0004\0\0\0WEBPVP8 ", 40))).isEqualTo(FileType.WEBP);
  }

  @ParameterizedTest
  @CsvSource({
    "cv.pdf, %PDF-1.7, PDF",
    "cv.exe, %PDF-1.7, PDF",
    "notes.txt, Hello, TEXT",
    "notes.pdf, Hello, TEXT",
    "table.csv, 'a,b', CSV",
    "page.txt, <!DOCTYPE html><html><script>x</script></html>, HTML",
    "a.svg, <svg xmlns='http://www.w3.org/2000/svg'></svg>, SVG",
    "run.bat, del *.*, TEXT"
  })
  void contentDecidesAndTheNameTellsApart(String name, String content, FileType type) {
    assertThat(type(name, content.getBytes(ISO_8859_1))).isEqualTo(type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cv.pdf", "cv.png", "cv.txt", "cv.exe", "cv"})
  void programsAreRefusedWhateverTheirName(String name) {
    byte[] windows = bytes("MZ\u0090\0\u0003\0\0\0\u0004\0\0\0\u00FF\u00FF\0\0", 600);
    byte[] linux = bytes("\u007FELF\u0002\u0001\u0001\0", 600);
    byte[] java = bytes("\u00CA\u00FE\u00BA\u00BE\0\0\0\u0041", 600);
    byte[] unknown = bytes("\u0001\u0002\u0003\u0004", 600);
    byte[] script = "#!/bin/sh\nrm -rf /\n".getBytes(ISO_8859_1);

    assertThat(type(name, windows)).isNull();
    assertThat(type(name, linux)).isNull();
    assertThat(type(name, java)).isNull();
    assertThat(type(name, unknown)).isNull();
    assertThat(type(name, script)).isNull();
    assertThat(type(name, new byte[0])).isNull();
  }

  @Test
  void officeDocumentsAreToldFromOtherArchives() throws IOException {
    byte[] zip = zip();

    assertThat(type("a.zip", zip)).isEqualTo(FileType.ZIP);
    assertThat(type("a.docx", zip)).isEqualTo(FileType.WORD);
    assertThat(type("a.jar", zip)).isEqualTo(FileType.ZIP);
    assertThat(type("a.docm", zip)).isEqualTo(FileType.ZIP);
  }

  @ParameterizedTest
  @CsvSource({
    "cv.pdf, PDF, cv.pdf",
    "CV.PDF, PDF, CV.PDF",
    "cv.pdf.exe, PDF, cv.pdf.exe.pdf",
    "a.jar, ZIP, a.jar.zip",
    "run.bat, TEXT, run.bat.txt",
    "photo.jpg, PNG, photo.jpg.png"
  })
  void extensionIsThatOfTheType(String name, FileType type, String kept) {
    assertThat(TypeDetector.named(name, type)).isEqualTo(kept);
  }

  @ParameterizedTest
  @EnumSource(FileType.class)
  void everyTypeHasAnExtension(FileType type) {
    assertThat(TypeDetector.named("a", type)).matches("a\\.[a-z0-9]+");
  }

  private static @Nullable FileType type(String name, byte[] content) {
    return TypeDetector.detect(content, name).orElse(null);
  }

  private static byte[] bytes(String start, int length) {
    byte[] padded = new byte[length];
    byte[] given = start.getBytes(ISO_8859_1);
    System.arraycopy(given, 0, padded, 0, given.length);
    return padded;
  }

  private static byte[] zip() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write('a');
    }
    return bytes.toByteArray();
  }
}
