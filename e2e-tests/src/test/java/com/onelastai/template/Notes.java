package com.onelastai.template;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.starter.erasure.UserDataHolder;
import java.util.List;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Repository;

@Repository
class Notes implements UserDataHolder {

  private static final int MAX_NOTES = 100;

  private final MongoOperations mongo;

  Notes(MongoOperations mongo) {
    this.mongo = mongo;
  }

  void add(Note note) {
    mongo.insert(note);
  }

  List<Note> newestOf(String userId) {
    Query query = ofUser(userId).with(Sort.by("createdAt").descending()).limit(MAX_NOTES);
    return mongo.find(query, Note.class);
  }

  @Override
  public void erase(String userId) {
    mongo.remove(ofUser(userId), Note.class);
  }

  private static Query ofUser(String userId) {
    return new Query(where("userId").is(userId));
  }
}
