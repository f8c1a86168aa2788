package com.onelastai.tracking.referrer;

import static org.assertj.core.api.Assertions.assertThat;

import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.PageViewed;
import com.onelastai.tracking.projection.Deliveries;
import com.onelastai.tracking.referrer.Attributions.Attribution;
import java.io.IOException;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AttributionsTest {

  private final Attributions attributions;

  AttributionsTest() throws IOException {
    attributions = new Attributions();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          -                                    | /                                   | direct
          ''                                   | /                                   | direct
          not an address                       | /                                   | direct
          https://www.google.co.uk/            | /                                   | search
          https://google.com                   | /                                   | search
          https://duckduckgo.com/?q=x          | /                                   | search
          https://search.yahoo.com/x           | /                                   | search
          https://mail.google.com/mail         | /                                   | email
          https://fr.mail.yahoo.com/           | /                                   | email
          https://m.facebook.com/story         | /                                   | social
          https://T.CO/abc                     | /                                   | social
          android-app://com.google.android.gm/ | /                                   | email
          https://blog.example/post            | /                                   | referral
          https://notgoogle.example/           | /                                   | referral
          https://user@blog.example:8443/      | /                                   | referral
          https://onelastai.example/pricing    | /                                   | internal
          https://www.onelastai.example/       | /                                   | internal
          https://onelastai.example:8080/      | /                                   | internal
          https://www.google.com/              | /?gclid=abc                         | campaign
          -                                    | /?utm_source=partner                | campaign
          -                                    | /?utm_medium=CPC&utm_source=x       | campaign
          -                                    | /?utm_medium=Email&utm_source=x     | email
          https://blog.example/                | /?utm_medium=social                 | social
          -                                    | /?utm_medium=organic                | search
          https://www.facebook.com/            | /?fbclid=abc                        | social
          -                                    | /?fbclid=abc                        | social
          -                                    | /?utm_source=&gclid=                | direct
          -                                    | /#?utm_source=x                     | campaign
          -                                    | /#/pricing?utm_medium=email         | email
          -                                    | /#prices                            | direct
          -                                    | /?utm_source=a&amp;utm_medium=email | email
          -                                    | /?ref=partner                       | campaign
          https://accounts.google.com/         | /                                   | referral
          https://docs.google.com/             | /                                   | referral
          https://finance.yahoo.com/           | /                                   | referral
          https://google.evil.example/         | /                                   | referral
          https://google.co.evil/              | /                                   | referral
          https://www.google.com.br/           | /                                   | search
          https://fr.search.yahoo.com/         | /                                   | search
          https://chatgpt.com/                 | /                                   | ai
          https://gemini.google.com/app        | /                                   | ai
          https://www.perplexity.ai/           | /                                   | ai
          -                                    | /?utm_source=chatgpt.com            | ai
          https://de.pinterest.com/            | /                                   | social
          """)
  void channelIsDerivedFromReferrerAndTags(
      @Nullable String referrer, String landing, String channel) {
    assertThat(attributions.of(view(referrer, landing)).channel()).isEqualTo(channel);
  }

  @Test
  void tagsAndClickIdsAreReadFromTheLandingPage() {
    Attribution attribution =
        attributions.of(
            view(
                "https://blog.example/",
                "/?utm_source=news&utm_medium=mail%20shot&utm_campaign=a+b&utm_term=%zz&x=1"
                    + "&gclid=g-1&utm_source=second&amp;utm_id=7#utm_content=hash"));

    assertThat(attribution.referrer()).isEqualTo("https://blog.example/");
    assertThat(attribution.utmParams())
        .isEqualTo(
            new Document("source", "news")
                .append("medium", "mail shot")
                .append("campaign", "a b")
                .append("term", "%zz")
                .append("content", "hash")
                .append("id", "7"));
    assertThat(attribution.clickIds()).isEqualTo(new Document("gclid", "g-1"));
  }

  @Test
  void visitWithoutTagsStoresNone() {
    Attribution attribution = attributions.of(view(null, "/pricing?page=2"));

    assertThat(attribution).isEqualTo(new Attribution(null, "direct", null, null));
  }

  @Test
  void longTagIsTruncatedAtAWholeCharacter() {
    Attribution emoji =
        attributions.of(view(null, "/?utm_source=" + "x".repeat(199) + "%F0%9F%98%80"));
    assertThat(emoji.utmParams()).isEqualTo(new Document("source", "x".repeat(199)));

    Attribution attribution = attributions.of(view(null, "/?utm_source=" + "x".repeat(5_000)));

    assertThat(attribution.utmParams()).isEqualTo(new Document("source", "x".repeat(200)));
  }

  private static PageViewed view(@Nullable String referrer, String landing) {
    return Deliveries.view(Actor.ANONYMOUS, landing, referrer);
  }
}
