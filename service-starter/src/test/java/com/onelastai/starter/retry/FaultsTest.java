package com.onelastai.starter.retry;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.MongoCommandException;
import com.mongodb.MongoException;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.bulk.BulkWriteResult;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.bson.BsonDocument;
import org.bson.BsonInt32;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoExceptionTranslator;

class FaultsTest {

  private static final ServerAddress SERVER = new ServerAddress("store.example");

  @Test
  void storeThatDoesNotAnswerPasses() {
    assertThat(mayPass(new MongoTimeoutException("no server"))).isTrue();
  }

  /** No primary, no permission, shutting down, disk full, and a code that is not known here. */
  @ParameterizedTest
  @ValueSource(ints = {10107, 189, 13, 11600, 14031, 999_999})
  void faultOfTheStorePasses(int code) {
    assertThat(mayPass(command(code))).isTrue();
    assertThat(mayPass(bulk(code))).isTrue();
  }

  /** Nested too deep, too large, invalid, a duplicate. */
  @ParameterizedTest
  @ValueSource(ints = {15, 10334, 121, 11000})
  void faultOfADocumentDoesNotPass(int code) {
    assertThat(mayPass(command(code))).isFalse();
    assertThat(mayPass(bulk(code))).isFalse();
  }

  @Test
  void bulkWithOneFaultOfTheStorePasses() {
    assertThat(mayPass(bulk(121, 189))).isTrue();
  }

  @Test
  void lostRacePassesAndABugDoesNot() {
    assertThat(Faults.mayPass(new OptimisticLockingFailureException("raced"))).isTrue();
    assertThat(Faults.mayPass(new IllegalStateException("bug"))).isFalse();
    assertThat(Faults.mayPass(new RetryLaterException("away", new ClassCastException()))).isTrue();
  }

  /** The same whether Spring has translated it or not. */
  private static boolean mayPass(MongoException failure) {
    RuntimeException translated =
        new MongoExceptionTranslator().translateExceptionIfPossible(failure);
    boolean mayPass = Faults.mayPass(failure);
    assertThat(Faults.mayPass(new IllegalStateException(translated))).isEqualTo(mayPass);
    return mayPass;
  }

  private static MongoCommandException command(int code) {
    BsonDocument response =
        new BsonDocument("ok", new BsonInt32(0)).append("code", new BsonInt32(code));
    return new MongoCommandException(response, SERVER);
  }

  private static MongoBulkWriteException bulk(int... codes) {
    List<BulkWriteError> errors =
        IntStream.of(codes)
            .mapToObj(code -> new BulkWriteError(code, "refused", new BsonDocument(), 0))
            .toList();
    return new MongoBulkWriteException(
        BulkWriteResult.unacknowledged(), errors, null, SERVER, Set.of());
  }
}
