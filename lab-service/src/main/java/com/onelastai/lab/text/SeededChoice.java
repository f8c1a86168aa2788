package com.onelastai.lab.text;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Chance that comes out the same for the same seed, on every machine. */
public final class SeededChoice {

  private final Random random;

  private SeededChoice(long seed) {
    random = new Random(seed);
  }

  /** The parts together are the seed. */
  public static SeededChoice of(Object... parts) {
    StringBuilder seed = new StringBuilder();
    for (Object part : parts) {
      seed.append(part).append('\n');
    }
    return new SeededChoice(ByteBuffer.wrap(hash(seed.toString())).getLong());
  }

  public <T> T from(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  public int between(int first, int last) {
    return random.nextInt(first, last + 1);
  }

  public <T> List<T> shuffled(List<T> list) {
    List<T> shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  private static byte[] hash(String seed) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(seed.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException everyRuntimeHasIt) {
      throw new IllegalStateException(everyRuntimeHasIt);
    }
  }
}
