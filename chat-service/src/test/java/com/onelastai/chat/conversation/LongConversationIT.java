package com.onelastai.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.conversation.Archives.Archive;
import com.onelastai.chat.test.ServiceTest;
import com.onelastai.chat.test.Talk;
import com.onelastai.starter.outbox.OutboxTemplate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.RawBsonDocument;
import org.bson.codecs.DocumentCodec;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** A conversation of 5,000 messages. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LongConversationIT extends ServiceTest {

  private static final int ANSWERS = 2_500;
  private static final int INSERTED = 2_200;
  private static final int MESSAGES = 2 * ANSWERS;
  private static final String TEXT =
      "A sentence of about a hundred characters, as many of them are"
          + " that somebody types into a chat. ";

  @Autowired Archives archives;
  @Autowired ConversationDocuments documents;
  @Autowired OutboxTemplate outbox;

  private String id;

  @BeforeAll
  void storeFiveThousandMessages() {
    Conversation started = talk.start(owner);
    id = started.id();
    insertMessages();
    for (int n = INSERTED; n < ANSWERS; n++) {
      talk.say(started, owner, TEXT.repeat(3) + n);
    }
  }

  /** Writes the archived answers directly, because answering one by one takes too long. */
  private void insertMessages() {
    List<Archive> archived = new ArrayList<>();
    for (int first = 1; first < 2 * INSERTED; first += Archive.SIZE) {
      int number = Archive.number(first);
      List<Message> messages =
          IntStream.range(first, first + Archive.SIZE).mapToObj(this::message).toList();
      archived.add(new Archive(Archive.id(id, number), id, messages, 0));
    }
    mongo.insertAll(archived);
    int last = 2 * INSERTED;
    mongo.updateFirst(
        byId(id),
        new Update()
            .set("archived", archived.size())
            .set("lastSeq", last)
            .set("leaf", last)
            .set("branches", List.of(new Conversation.Branch(last, 0)))
            .set("answers", INSERTED)
            .set("averageResponseTime", 200.0)
            .set("totalMessages", last)
            .set("totalTokens", 15L * INSERTED),
        Conversation.class);
  }

  private Message message(int seq) {
    return Talk.message(id, seq, TEXT.repeat(3) + seq, Instant.EPOCH);
  }

  @Test
  void documentStaysSmallAndItsTotalsAreRight() {
    Document document =
        Objects.requireNonNull(mongo.findById(id, Document.class, Conversation.COLLECTION));
    int bytes = new RawBsonDocument(document, new DocumentCodec()).getByteBuffer().limit();
    assertThat(bytes).isLessThan(200_000);
    assertThat(document.getList("messages", Document.class)).hasSizeBetween(51, Archives.LIMIT);
    Conversation conversation = read();
    assertThat(conversation)
        .extracting("totalMessages", "totalTokens", "averageResponseTime")
        .containsExactly(MESSAGES, 15L * ANSWERS, 200.0);
    assertThat(mongo.count(new Query(where("conversationId").is(id)), Archive.COLLECTION))
        .isEqualTo(conversation.archived());
  }

  @Test
  void pagesHoldAllMessagesInOrder() {
    assertThat(pages(person, "/api/chat/" + id + "?size=70").reversed())
        .flatExtracting(page -> texts(page, "/messages", "id"))
        .isEqualTo(
            IntStream.rangeClosed(1, MESSAGES).mapToObj(seq -> Message.id(id, seq)).toList());
  }

  @Test
  void partOfABranchReadsOnlyItsArchives() {
    Archives watched = Mockito.spy(new Archives(mongo, documents, outbox));
    Conversation read = read();
    assertThat(watched.path(read, 2_524, 50))
        .extracting(Message::seq)
        .startsWith(2_475)
        .endsWith(2_524);
    Mockito.verify(watched).messages(id, 50);
    Mockito.verify(watched).messages(id, 49);
    Mockito.verify(watched).path(read, 2_524, 50);
    Mockito.verifyNoMoreInteractions(watched);
  }

  private Conversation read() {
    return conversations.require(id, owner);
  }
}
