package com.onelastai.community.trust;

import com.onelastai.community.content.Visibility;
import com.onelastai.community.trust.TrustRules.LevelRule;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What a member may do. */
@Service
public class Standing {

  private final Trusts trusts;
  private final DailyActivity days;
  private final TextRules texts;
  private final TrustRules rules;
  private final Clock clock;

  Standing(Trusts trusts, DailyActivity days, TextRules texts, JsonMapper json, Clock clock)
      throws IOException {
    this.trusts = trusts;
    this.days = days;
    this.texts = texts;
    this.rules = TrustRules.read(json);
    this.clock = clock;
  }

  /**
   * Counts what the caller is about to do.
   *
   * @throws ApiException 403 {@code banned}, or 429 {@code limit_reached} when the member's level
   *     allows no more of it today
   */
  public void require(Caller caller, Activity activity) {
    Trust trust = trusts.require(caller.userId());
    requireNotBanned(trust);
    days.count(caller.userId(), activity, rules.of(level(caller, trust)).limit(activity));
  }

  /**
   * For changes to what the caller has written before, which no limit counts.
   *
   * @throws ApiException 403 {@code banned}
   */
  public void requireEditor(Caller caller) {
    requireNotBanned(trusts.require(caller.userId()));
  }

  private void requireNotBanned(Trust trust) {
    if (trust.bannedUntil() != null && trust.isBanned(clock.instant())) {
      throw new ApiException(HttpStatus.FORBIDDEN, "banned", "You may not take part for now.")
          .with("until", trust.bannedUntil());
    }
  }

  /** Whether a text may be shown at once. */
  public Screening screen(String userId, String text, List<String> links) {
    LevelRule rule = rules.of(level(userId));
    List<String> flags = new ArrayList<>();
    if (links.size() > rule.links()) {
      flags.add("links");
    }
    if (texts.isRepeated(userId, text, rules.repetition())) {
      flags.add("repetition");
    }
    if (texts.hasFlaggedWords(text)) {
      flags.add("words");
    }
    return new Screening(
        rule.held() && !flags.isEmpty() ? Visibility.HELD : Visibility.VISIBLE, List.copyOf(flags));
  }

  public TrustLevel level(String userId) {
    return trusts
        .find(userId)
        .map(trust -> rules.level(trust, clock.instant()))
        .orElse(TrustLevel.NEW);
  }

  /** That of a member who is signed in: moderators are trusted without having earned it. */
  public TrustLevel level(Caller caller) {
    return caller.isModerator() ? TrustLevel.LEADER : level(caller.userId());
  }

  /**
   * Idempotent; of several decisions the latest counts, in whatever order they come.
   *
   * @param until null to end a ban
   */
  public void ban(String userId, @Nullable Instant until, Instant decidedAt) {
    trusts.ban(userId, until, decidedAt);
  }

  TrustRules rules() {
    return rules;
  }

  TrustView view(Caller caller) {
    Trust trust = trusts.require(caller.userId());
    return view(trust, level(caller, trust));
  }

  /**
   * Without what roles allow beside it, which only members themselves tell.
   *
   * @throws ApiException 404
   */
  TrustView view(String userId) {
    Trust trust = trusts.find(userId).orElseThrow(() -> ApiException.notFound("member"));
    return view(trust, rules.level(trust, clock.instant()));
  }

  private TrustView view(Trust trust, TrustLevel level) {
    return TrustView.of(trust, level, rules, days.today(trust.userId()), clock.instant());
  }

  private TrustLevel level(Caller caller, Trust trust) {
    return caller.isModerator() ? TrustLevel.LEADER : rules.level(trust, clock.instant());
  }
}
