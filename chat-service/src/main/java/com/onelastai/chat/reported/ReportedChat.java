package com.onelastai.chat.reported;

import com.onelastai.chat.conversation.AnswerResult;
import com.onelastai.chat.conversation.Conversation;
import com.onelastai.chat.conversation.Conversation.Branch;
import com.onelastai.chat.conversation.ConversationBuilder;
import com.onelastai.chat.conversation.ConversationId;
import com.onelastai.chat.conversation.Message;
import com.onelastai.chat.owner.Owner;
import com.onelastai.events.tracking.Actor;
import com.onelastai.events.tracking.ChatReported;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Maps a reported chat to an ended conversation with a question and an answer. */
final class ReportedChat {

  private ReportedChat() {}

  static Conversation of(String eventId, Instant time, ChatReported chat) {
    String id = ConversationId.of(eventId);
    Actor actor = chat.actor();
    Instant start = chat.responseTime() == null ? time : time.minusMillis(chat.responseTime());
    List<Message> messages = messages(id, chat, start, time);
    int last = messages.size();
    Long answerTime = chat.aiResponse() == null ? null : chat.responseTime();
    return ConversationBuilder.builder()
        .id(id)
        .conversationId(id)
        .owner(Owner.key(actor.userId(), actor.visitorId()))
        .userId(actor.userId())
        .visitorId(actor.visitorId())
        .agentId(chat.agentId())
        .agentName(chat.agentName())
        .language(chat.language())
        .source(Conversation.SOURCE_CLIENT)
        .startTime(start)
        .updatedAt(time)
        .endTime(time)
        .messages(messages)
        .lastSeq(last)
        .leaf(last)
        .branches(last == 0 ? List.of() : List.of(new Branch(last, 0)))
        .totalMessages(last)
        .averageResponseTime(answerTime == null ? null : answerTime.doubleValue())
        .answers(answerTime == null ? 0 : 1)
        .build();
  }

  private static List<Message> messages(String id, ChatReported chat, Instant start, Instant time) {
    List<Message> messages = new ArrayList<>(2);
    if (chat.userMessage() != null) {
      messages.add(message(id, 1, Message.USER, chat.userMessage(), start, null));
    }
    if (chat.aiResponse() != null) {
      int seq = messages.size() + 1;
      messages.add(message(id, seq, Message.ASSISTANT, chat.aiResponse(), time, chat));
    }
    return messages;
  }

  /**
   * @param answer null for a question
   */
  private static Message message(
      String id,
      int seq,
      String role,
      String content,
      Instant time,
      @Nullable ChatReported answer) {
    return new Message(
        seq,
        Message.id(id, seq),
        seq - 1,
        role,
        content,
        time,
        null,
        null,
        answer == null ? null : answer.model(),
        answer == null ? null : answer.responseTime(),
        answer == null ? null : AnswerResult.COMPLETE,
        null);
  }
}
