package com.onelastai.support.livechat;

import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.security.Caller;
import com.onelastai.starter.visit.Owner;
import com.onelastai.support.recipient.Recipients;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;

/** What both ends do in a chat. Each change is told to the connections. */
@Service
class ChatService {

  private static final String TEAM = "Support";

  private final Chats chats;
  private final ChatFeeds feeds;
  private final ChatLimits limits;
  private final TeamPresence team;
  private final Recipients recipients;
  private final ChatProperties properties;
  private final Clock clock;

  ChatService(
      Chats chats,
      ChatFeeds feeds,
      ChatLimits limits,
      TeamPresence team,
      Recipients recipients,
      ChatProperties properties,
      Clock clock) {
    this.chats = chats;
    this.feeds = feeds;
    this.limits = limits;
    this.team = team;
    this.recipients = recipients;
    this.properties = properties;
    this.clock = clock;
  }

  /**
   * Begins a chat, or continues the one that is open.
   *
   * @throws ApiException 409 {@code nobody_available} if nobody of the team is there
   */
  String begin(Owner owner, String name, String email, String language) {
    String key = owner.key();
    return chats
        .findOpen(key)
        .map(SupportChat::id)
        .orElseGet(() -> {
          if (!team.isAvailable()) {
            throw new ApiException(
                HttpStatus.CONFLICT,
                "nobody_available",
                "Nobody of the team is there now. Please write a ticket.");
          }
          SupportChat chat = chat(owner, name, email, language);
          return chats.insert(chat) ? chat.id() : chats.findOpen(key).orElse(chat).id();
        });
  }

  private SupportChat chat(Owner owner, String name, String email, String language) {
    Instant now = clock.instant();
    return new SupportChat(
        UUID.randomUUID().toString(),
        owner.key(),
        owner.key(),
        owner.userId(),
        name,
        email,
        language,
        ChatStatus.WAITING,
        null,
        null,
        List.of(),
        0,
        0,
        0,
        null,
        null,
        null,
        null,
        now,
        null,
        null,
        null,
        now,
        now.plus(properties.retention()));
  }

  void say(Participant from, String clientId, String text) {
    limits.count(from);
    chats.add(from, clientId, text);
    feeds.changed(from.chatId());
  }

  void typing(Participant who) {
    chats.typing(who);
    feeds.changed(who.chatId());
  }

  void read(Participant who, int number) {
    chats.read(who, number);
    feeds.changed(who.chatId());
  }

  void accept(String id, Caller caller) {
    assign(id, null, caller.userId());
  }

  /**
   * @param to another member of the team, who takes it over
   */
  void handOver(String id, Caller from, String to) {
    if (!team.isAvailable(to)) {
      throw new ApiException(
          HttpStatus.CONFLICT, "not_available", "This member of the team is not there now.");
    }
    assign(id, from.userId(), to);
  }

  private void assign(String id, @Nullable String from, String to) {
    String name = recipients.find(to).map(found -> firstName(found.name())).orElse(TEAM);
    chats.assign(id, from, to, name);
    feeds.changed(id);
  }

  void close(String id) {
    chats.close(id);
    feeds.changed(id);
  }

  private static String firstName(String name) {
    return name.isBlank() ? TEAM : name.strip().split("\\s+")[0];
  }
}
