package com.onelastai.community.content;

import com.onelastai.starter.random.RandomToken;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.apache.commons.codec.digest.DigestUtils;
import org.jspecify.annotations.Nullable;

/** Ids of what a client may send again: an id that the client chose leads to the same one. */
public final class ClientIds {

  private static final int BYTES = 12;

  private ClientIds() {}

  /**
   * @param kind such as {@code c-}
   * @param place that has what is sent, with its sender
   * @param clientId null if the client chose none, and nothing is sent again
   */
  public static String of(String kind, String place, @Nullable String clientId) {
    if (clientId == null) {
      return kind + RandomToken.next(BYTES);
    }
    byte[] hash = DigestUtils.sha256((place + "/" + clientId).getBytes(StandardCharsets.UTF_8));
    return kind
        + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, BYTES));
  }
}
