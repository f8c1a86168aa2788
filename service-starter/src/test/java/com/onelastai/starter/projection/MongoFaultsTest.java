package com.onelastai.starter.projection;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Set;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.InvalidDataAccessResourceUsageException;

class MongoFaultsTest {

  private static final ServerAddress SERVER = new ServerAddress("store.example");

  @Test
  void storeThatDoesNotAnswerIsAway() {
    assertThatThrownBy(() -> fail(new MongoTimeoutException("no server")))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  /** Stepped down, unauthorized, shutting down. */
  @ParameterizedTest
  @ValueSource(ints = {10107, 13, 11600})
  void commandThatTheStoreRefusesForNowWaits(int code) {
    assertThatThrownBy(() -> fail(command(code)))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  /** Nested too deep, too large. */
  @ParameterizedTest
  @ValueSource(ints = {15, 10334})
  void commandWithAnImpossibleDocumentDoesNotWait(int code) {
    assertThatThrownBy(() -> fail(command(code)))
        .isInstanceOf(InvalidDataAccessResourceUsageException.class);
  }

  @Test
  void documentThatIsRefusedDoesNotWait() {
    assertThatThrownBy(() -> fail(bulk(121)))
        .isInstanceOf(InvalidDataAccessResourceUsageException.class);
  }

  /** A full disk, a primary that steps down in the middle. */
  @ParameterizedTest
  @ValueSource(ints = {14031, 189})
  void documentThatCouldNotBeWrittenForNowWaits(int code) {
    assertThatThrownBy(() -> fail(bulk(code)))
        .isInstanceOf(DataAccessResourceFailureException.class);
  }

  private static void fail(MongoException failure) {
    MongoFaults.translate(() -> {
      throw failure;
    });
  }

  private static MongoCommandException command(int code) {
    BsonDocument response =
        new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
    return new MongoCommandException(response, SERVER);
  }

  private static MongoBulkWriteException bulk(int code) {
    return new MongoBulkWriteException(
        BulkWriteResult.unacknowledged(),
        List.of(new BulkWriteError(code, "refused", new BsonDocument(), 0)),
        null,
        SERVER,
        Set.of());
  }
}
