package com.onelastai.chat.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.chat.test.ChatServiceIT;
import java.util.Objects;
import org.bson.Document;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

@ChatServiceIT
class AgentMirrorIT {

  private static final Query PLATFORM = new Query(where("owner").exists(false));

  @Autowired AgentMirror mirror;
  @Autowired MongoOperations mongo;

  @Test
  void platformsAgentsAreInTheCollectionOnceTheServiceRuns() {
    assertThat(mongo.count(PLATFORM, Agent.COLLECTION)).isEqualTo(28);
    assertThat(stored("einstein").getString("name")).isEqualTo("Einstein Agent");
  }

  @Test
  void whatDiffersFromTheFilesIsPutRightAndNothingElseIsWritten() {
    mongo.updateFirst(byId("einstein"), Update.update("name", "Old Name"), Agent.COLLECTION);
    mongo.updateFirst(byId("voice"), Update.update("untouched", true), Agent.COLLECTION);
    mongo.insert(new Document("_id", "retired").append("name", "Retired"), Agent.COLLECTION);
    mongo.insert(new Document("_id", "custom-1").append("owner", "ada"), Agent.COLLECTION);

    mirror.run(new DefaultApplicationArguments());

    assertThat(stored("einstein").getString("name")).isEqualTo("Einstein Agent");
    assertThat(stored("voice").getBoolean("untouched")).isTrue();
    assertThat(mongo.exists(byId("retired"), Agent.COLLECTION)).isFalse();
    assertThat(mongo.exists(byId("custom-1"), Agent.COLLECTION)).isTrue();
    assertThat(mongo.count(PLATFORM, Agent.COLLECTION)).isEqualTo(28);
  }

  private Document stored(String id) {
    return Objects.requireNonNull(mongo.findOne(byId(id), Document.class, Agent.COLLECTION));
  }

  private static Query byId(String id) {
    return new Query(where("_id").is(id));
  }
}
