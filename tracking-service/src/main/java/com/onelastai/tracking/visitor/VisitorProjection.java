package com.onelastai.tracking.visitor;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.UpdateOneModel;
import com.onelastai.events.tracking.TrackingEvent;
import com.onelastai.starter.messaging.Received;
import com.onelastai.starter.projection.BulkWrites;
import com.onelastai.tracking.projection.TrackingProjection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.bson.Document;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.stereotype.Component;

/**
 * Writes a visitor when a visit begins or an account becomes known, so that most batches only read.
 * A visit that the visitor's document names already is not counted again; that needs no offsets,
 * which would outlive the topic that they belong to.
 */
@Component
class VisitorProjection implements TrackingProjection {

  private final MongoCollection<Document> visitors;
  private final VisitorDocument document;

  VisitorProjection(MongoDatabaseFactory mongo, VisitorDocument document) {
    this.visitors = mongo.getMongoDatabase().getCollection(Visitors.COLLECTION);
    this.document = document;
  }

  @Override
  public void apply(List<Received<TrackingEvent>> batch) {
    Map<String, VisitorFold> folds = new LinkedHashMap<>();
    for (Received<TrackingEvent> received : batch) {
      String visitorId = received.envelope().event().actor().visitorId();
      if (visitorId != null) {
        folds
            .computeIfAbsent(visitorId, _ -> new VisitorFold())
            .add(received.envelope().time(), received.envelope().event());
      }
    }
    if (!folds.isEmpty()) {
      BulkWrites.untilApplied(visitors, () -> writes(folds));
    }
  }

  private List<UpdateOneModel<Document>> writes(Map<String, VisitorFold> folds) {
    Map<Object, Document> stored = HashMap.newHashMap(folds.size());
    visitors
        .find(Filters.in("_id", folds.keySet()))
        .forEach(visitor -> stored.put(visitor.get("_id"), visitor));
    List<UpdateOneModel<Document>> writes = new ArrayList<>();
    folds.forEach((id, fold) -> document.update(id, stored.get(id), fold).ifPresent(writes::add));
    return writes;
  }
}
