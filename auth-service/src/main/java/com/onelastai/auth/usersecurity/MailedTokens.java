package com.onelastai.auth.usersecurity;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.auth.mail.MailKind;
import com.onelastai.auth.mail.MailQueued;
import com.onelastai.auth.mail.SignedTokens;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity;
import com.onelastai.auth.usersecurity.UserSecurities.UserSecurity.MailToken;
import com.onelastai.starter.problem.ApiException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** Tokens in mails. A user has at most one of each kind; it is valid once. */
@Service
public class MailedTokens {

  /** The minimum time between two mails of one kind to the same user. */
  private static final Duration PAUSE = Duration.ofMinutes(1);

  private final UserSecurities securities;
  private final SignedTokens signed;
  private final Clock clock;

  MailedTokens(UserSecurities securities, SignedTokens signed, Clock clock) {
    this.securities = securities;
    this.signed = signed;
    this.clock = clock;
  }

  /** Creates a token and its mail, which the caller queues. */
  public MailQueued prepare(MailKind kind, String userId, String email, String name) {
    securities.ensure(userId);
    MailToken token = token(kind, email);
    securities.update(userId, new Criteria(), new Update().set(field(kind), token));
    return mail(kind, userId, name, token);
  }

  /**
   * Creates a token and queues its mail, unless one was queued within the last minute.
   *
   * @return whether there will be a mail
   */
  public boolean send(MailKind kind, String userId, String email, String name) {
    securities.ensure(userId);
    MailToken token = token(kind, email);
    Criteria rested =
        new Criteria()
            .orOperator(
                where(field(kind)).exists(false),
                where(field(kind) + ".expiresAt").lte(token.expiresAt().minus(PAUSE)));
    return securities.update(
        userId, rested, new Update().set(field(kind), token), mail(kind, userId, name, token));
  }

  /**
   * Redeems a token.
   *
   * @param use the action, with the user's id and the address that the mail was sent to; if it
   *     fails, the token stays valid
   * @throws ApiException 400 {@code token_invalid}
   */
  public void redeem(MailKind kind, String token, BiConsumer<String, String> use) {
    SignedTokens.Token read = signed.read(kind, token).orElseThrow(MailedTokens::invalid);
    MailToken taken = take(kind, read).orElseThrow(MailedTokens::invalid);
    try {
      use.accept(read.userId(), taken.email());
    } catch (RuntimeException failure) {
      securities.update(
          read.userId(), where(field(kind)).exists(false), new Update().set(field(kind), taken));
      throw failure;
    }
  }

  /**
   * Revokes the tokens that were mailed before the password changed, since someone with the old
   * password may have requested them. A verification of the account's own address stays valid.
   */
  public void revoke(String userId, String email) {
    securities.update(userId, new Criteria(), new Update().unset(field(MailKind.RESET_PASSWORD)));
    securities.update(
        userId,
        where(field(MailKind.VERIFY_EMAIL) + ".email").ne(email),
        new Update().unset(field(MailKind.VERIFY_EMAIL)));
  }

  private Optional<MailToken> take(MailKind kind, SignedTokens.Token token) {
    return securities
        .find(token.userId())
        .map(UserSecurity::tokens)
        .map(tokens -> tokens.get(kind.name()))
        .filter(stored -> stored.nonce().equals(token.nonce()))
        .filter(stored -> clock.instant().isBefore(stored.expiresAt()))
        .filter(stored ->
            securities.update(
                token.userId(),
                where(field(kind) + ".nonce").is(stored.nonce()),
                new Update().unset(field(kind))));
  }

  private MailToken token(MailKind kind, String email) {
    Instant expiresAt = clock.instant().plus(kind.tokenLifetime());
    return new MailToken(UUID.randomUUID().toString(), email, expiresAt);
  }

  private static MailQueued mail(MailKind kind, String userId, String name, MailToken token) {
    return new MailQueued(
        userId, token.email(), kind, Map.of("name", name, "nonce", token.nonce()));
  }

  private static String field(MailKind kind) {
    return "tokens." + kind;
  }

  /** 400 {@code token_invalid}. */
  public static ApiException invalid() {
    return new ApiException(
        HttpStatus.BAD_REQUEST,
        "token_invalid",
        "This token is not valid, has expired or was used before.");
  }
}
