package com.onelastai.chat.analytics;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.Filters;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.Projections;
import com.mongodb.client.model.ReturnDocument;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import com.onelastai.chat.analytics.FigureCollection.RetentionProperties;
import com.onelastai.chat.conversation.Adoption.VisitorOwned;
import com.onelastai.starter.projection.UpdateBuilder;
import com.onelastai.starter.visit.Owner;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Moves a visitor's figures to the user who signed in. Each document is copied into the user's,
 * which is idempotent, and removed once the copy is of its last state.
 */
@Component
class VisitorFigures implements VisitorOwned {

  /** In a visitor's document: the user who adopts it; nobody else can. */
  static final String ADOPTED_BY = "adoptedBy";

  /** In a user's document: the adopted figures, by generation of the visitor's document. */
  static final String ADOPTED = "adopted";

  private static final List<String> NO_FIGURES =
      List.of(
          "_id",
          "source",
          "owner",
          "agentId",
          "day",
          "generation",
          "applied",
          "expiresAt",
          ADOPTED_BY);

  private final FigureCollection figures;
  private final RetentionProperties retention;

  VisitorFigures(FigureCollection figures, RetentionProperties retention) {
    this.figures = figures;
    this.retention = retention;
  }

  @Override
  public void adopt(String visitorKey, Owner user) {
    List<String> ids = new ArrayList<>();
    figures
        .documents()
        .find(Filters.eq("owner", visitorKey))
        .projection(Projections.include("_id"))
        .forEach(document -> ids.add(document.getString("_id")));
    for (String id : ids) {
      adopt(id, user.key());
    }
  }

  private void adopt(String id, String userKey) {
    MongoCollection<Document> documents = figures.documents();
    Document claimed = claim(id, userKey);
    while (claimed != null) {
      copy(claimed, FigureDay.parse(id).ownedBy(userKey));
      Bson unchanged = Filters.and(Filters.eq(id), Filters.eq("applied", claimed.get("applied")));
      claimed = documents.deleteOne(unchanged).getDeletedCount() > 0 ? null : claim(id, userKey);
    }
  }

  /** Null if it was deleted or another user adopts it. */
  private @Nullable Document claim(String id, String userKey) {
    Bson free =
        new Document("_id", id)
            .append(
                "$or",
                List.of(
                    new Document(ADOPTED_BY, new Document("$exists", false)),
                    new Document(ADOPTED_BY, userKey)));
    return figures
        .documents()
        .findOneAndUpdate(
            free,
            Updates.set(ADOPTED_BY, userKey),
            new FindOneAndUpdateOptions().returnDocument(ReturnDocument.AFTER));
  }

  private void copy(Document claimed, FigureDay users) {
    Document counted = new Document(claimed);
    NO_FIGURES.forEach(counted::remove);
    UpdateBuilder changes =
        new UpdateBuilder().set(ADOPTED + "." + claimed.getString(FigureDay.GENERATION), counted);
    users.describe(changes, retention.figures());
    figures
        .documents()
        .updateOne(Filters.eq(users.id()), changes.toUpdate(), new UpdateOptions().upsert(true));
  }
}
