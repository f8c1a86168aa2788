package com.onelastai.auth.twofactor;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.Base64;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpTest {

  /** The secret and codes of RFC 6238, appendix B, cut to six digits. */
  private static final String RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ";

  @ParameterizedTest
  @CsvSource({
    "287082, 59, true",
    "081804, 1111111109, true",
    "287083, 59, false",
    // One step early or late, and no more.
    "287082, 29, true",
    "287082, 89, true",
    "287082, 121, false"
  })
  void codesAreThoseOfTheStandard(String code, long second, boolean valid) {
    assertThat(Totp.matches(RFC_SECRET, code, Instant.ofEpochSecond(second))).isEqualTo(valid);
  }

  @Test
  void secretsAreLongAndNeverTheSame() {
    assertThat(Totp.secret()).matches("[A-Z2-7]{32}").isNotEqualTo(Totp.secret());
  }

  @Test
  void qrCodeContainsTheUri() throws Exception {
    String uri = Totp.uri(RFC_SECRET, "ada+x@example.com");

    assertThat(uri)
        .startsWith("otpauth://totp/OneLastAI:ada%2Bx%40example.com?secret=" + RFC_SECRET);
    assertThat(read(Totp.qrCode(uri))).isEqualTo(uri);
  }

  @Test
  void backupCodesAreGroupedAndNormalized() {
    assertThat(BackupCodes.generate())
        .hasSize(10)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("([A-Z2-7]{4}-){3}[A-Z2-7]{4}"));
    assertThat(BackupCodes.normal(" abcd-efgh ijkl-MNOP")).isEqualTo("ABCDEFGHIJKLMNOP");
  }

  private static String read(String dataUri) throws Exception {
    byte[] png = Base64.getDecoder().decode(dataUri.substring(dataUri.indexOf(',') + 1));
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
    int width = image.getWidth();
    int height = image.getHeight();
    int[] pixels = image.getRGB(0, 0, width, height, null, 0, width);
    return new QRCodeReader()
        .decode(
            new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(width, height, pixels))))
        .getText();
  }
}
