package com.onelastai.community.post;

import com.onelastai.starter.enums.SnakeCaseEnum;
import java.time.Instant;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A tag or an author whose posts a user wants to see.
 *
 * @param id {@code <userId>/<kind>/<target>}
 * @param target the tag, or the author's user id
 */
@Document("communityfollows")
@CompoundIndex(name = "newestOfUser", def = "{'userId': 1, 'since': -1, '_id': -1}")
@CompoundIndex(name = "ofTarget", def = "{'target': 1, 'kind': 1}")
record Follow(@Id String id, String userId, Kind kind, String target, Instant since) {

  enum Kind implements SnakeCaseEnum {
    TAG,
    AUTHOR
  }

  static Follow of(String userId, Kind kind, String target, Instant since) {
    return new Follow(id(userId, kind, target), userId, kind, target, since);
  }

  static String id(String userId, Kind kind, String target) {
    return userId + "/" + kind.value() + "/" + target;
  }

  String feed() {
    return switch (kind) {
      case TAG -> Placement.tag(target);
      case AUTHOR -> Placement.author(target);
    };
  }
}
