package com.onelastai.starter.index;

import com.mongodb.DuplicateKeyException;
import com.mongodb.MongoCommandException;
import com.onelastai.starter.job.InstanceJob;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.dao.DataAccessException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.index.Index;
import org.springframework.data.mongodb.core.index.IndexDefinition;
import org.springframework.data.mongodb.core.index.MongoPersistentEntityIndexResolver;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.mapping.MongoPersistentEntity;

/**
 * Creates the declared indexes once the store answers, and reports as unhealthy those that it
 * refuses.
 */
public class IndexCreation implements HealthIndicator {

  private static final Logger log = LoggerFactory.getLogger(IndexCreation.class);
  private static final int OPTIONS_CONFLICT = 85;

  private final MongoOperations mongo;
  private final Set<Class<?>> resolved = new HashSet<>();
  private final Set<String> expiring = ConcurrentHashMap.newKeySet();
  private final Queue<Declared> missing = new ConcurrentLinkedQueue<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();

  private record Declared(String collection, IndexDefinition index) {

    @Override
    public String toString() {
      return collection + " " + index.getIndexKeys().toJson();
    }
  }

  public IndexCreation(MongoOperations mongo) {
    this.mongo = mongo;
  }

  /** Declares an index of a collection whose documents have no class. */
  public void require(String collection, IndexDefinition index) {
    missing.add(new Declared(collection, index));
  }

  /** Declares that documents of this collection are deleted as those that {@link Expires}. */
  public void requireExpiry(String collection) {
    if (expiring.add(collection)) {
      require(collection, new Index(Expires.FIELD, Sort.Direction.ASC).expire(Duration.ZERO));
    }
  }

  /** The collections whose documents expire. */
  public synchronized Set<String> expiring() {
    resolve();
    return Set.copyOf(expiring);
  }

  @InstanceJob(name = "indexes", every = "30s", atStart = true)
  public synchronized void run() {
    resolve();
    missing.removeIf(this::create);
  }

  private void resolve() {
    var context = mongo.getConverter().getMappingContext();
    var resolver = new MongoPersistentEntityIndexResolver(context);
    for (MongoPersistentEntity<?> entity : context.getPersistentEntities()) {
      if (entity.isAnnotationPresent(Document.class) && resolved.add(entity.getType())) {
        resolver
            .resolveIndexFor(entity.getTypeInformation())
            .forEach(index -> require(entity.getCollection(), index));
        if (entity.isAnnotationPresent(Expires.class)) {
          requireExpiry(entity.getCollection());
        }
      }
    }
  }

  /** Whether the index exists; if the store refuses it, the others are still created. */
  private boolean create(Declared declared) {
    try {
      mongo.indexOps(declared.collection()).createIndex(declared.index());
    } catch (DataAccessException failure) {
      Throwable cause = failure.getMostSpecificCause();
      if (!(cause instanceof MongoCommandException || cause instanceof DuplicateKeyException)) {
        throw failure;
      }
      if (!existsUnderAnotherName(cause)) {
        if (refused.put(declared.toString(), String.valueOf(cause.getMessage())) == null) {
          log.error("Index {} was refused: {}", declared, cause.getMessage());
        }
        return false;
      }
    }
    refused.remove(declared.toString());
    return true;
  }

  private static boolean existsUnderAnotherName(Throwable cause) {
    return cause instanceof MongoCommandException conflict
        && conflict.getErrorCode() == OPTIONS_CONFLICT
        && conflict.getErrorMessage().contains("different name");
  }

  @Override
  public Health health() {
    Health.Builder health = refused.isEmpty() ? Health.up() : Health.down();
    return health.withDetails(refused).build();
  }
}
