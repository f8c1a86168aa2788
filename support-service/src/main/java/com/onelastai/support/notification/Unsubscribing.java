package com.onelastai.support.notification;

import com.onelastai.starter.enums.SnakeCaseEnum;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.support.link.SignedLinks;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Switches mails off by the signed token in their headers (RFC 8058). */
@Component
class Unsubscribing {

  static final String PURPOSE = "unsubscribe";

  /** Of the digest, which has mails of every category. */
  private static final String ALL = "all";

  private final SignedLinks links;
  private final MailSettings settings;

  Unsubscribing(SignedLinks links, MailSettings settings) {
    this.links = links;
    this.settings = settings;
  }

  /**
   * What the token of a mail says.
   *
   * @param category empty for all that can be switched off
   */
  static String subject(String userId, Optional<Category> category) {
    return category.map(Category::value).orElse(ALL) + " " + userId;
  }

  void unsubscribe(String token) {
    String[] subject =
        links
            .read(PURPOSE, token)
            .orElseThrow(() ->
                new ApiException(
                    HttpStatus.BAD_REQUEST, "token_invalid", "The token is not valid."))
            .split(" ", 2);
    settings.mute(subject[1], categories(subject[0]));
  }

  private static Set<Category> categories(String word) {
    return word.equals(ALL)
        ? Arrays.stream(Category.values())
            .filter(category -> !category.isUrgent())
            .collect(Collectors.toSet())
        : EnumSet.copyOf(SnakeCaseEnum.find(Category.class, word).stream().toList());
  }
}
