package com.onelastai.image;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.Transparency;
import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Optional;
import java.util.zip.InflaterInputStream;

/** Converts the colours of a PNG that has a profile of its own, which Java's reader ignores. */
final class ColourProfiles {

  private static final int LONGEST = 4 * 1024 * 1024;
  private static final int RGB = 3;

  private ColourProfiles() {}

  /** A picture with a broken profile, or one for other than RGB, stays as it is. */
  static BufferedImage standard(BufferedImage image, ImageFormat format, byte[] file) {
    return format == ImageFormat.PNG
        ? profile(file).map(profile -> converted(image, profile)).orElse(image)
        : image;
  }

  /** The chunk: a name, a zero, the method, and the compressed profile. */
  private static Optional<ICC_Profile> profile(byte[] file) {
    byte[] chunk = Orientations.pngChunk("iCCP", file).orElse(new byte[0]);
    int name = 0;
    while (name < chunk.length && chunk[name] != 0) {
      name++;
    }
    int start = name + 2;
    if (start >= chunk.length) {
      return Optional.empty();
    }
    try (InflaterInputStream profile =
        new InflaterInputStream(new ByteArrayInputStream(chunk, start, chunk.length - start))) {
      return Optional.of(ICC_Profile.getInstance(profile.readNBytes(LONGEST)))
          .filter(found -> found.getNumComponents() == RGB);
    } catch (IOException | IllegalArgumentException broken) {
      return Optional.empty();
    }
  }

  private static BufferedImage converted(BufferedImage image, ICC_Profile profile) {
    BufferedImage plain = copy(image);
    ComponentColorModel colours =
        new ComponentColorModel(
            new ICC_ColorSpace(profile),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    BufferedImage own = new BufferedImage(colours, plain.getRaster(), false, null);
    BufferedImage standard =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_4BYTE_ABGR);
    try {
      return new ColorConvertOp(ColorSpace.getInstance(ColorSpace.CS_sRGB), null)
          .filter(own, standard);
    } catch (CMMException broken) {
      return image;
    }
  }

  private static BufferedImage copy(BufferedImage image) {
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_4BYTE_ABGR);
    Graphics2D canvas = copy.createGraphics();
    canvas.setComposite(AlphaComposite.Src);
    canvas.drawImage(image, 0, 0, null);
    canvas.dispose();
    return copy;
  }
}
