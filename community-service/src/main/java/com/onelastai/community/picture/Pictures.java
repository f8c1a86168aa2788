package com.onelastai.community.picture;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.image.PictureMaker;
import com.onelastai.image.PictureMaker.Crop;
import com.onelastai.starter.erasure.UserDataHolder;
import com.onelastai.starter.index.Expires;
import com.onelastai.starter.problem.ApiException;
import com.onelastai.starter.random.RandomToken;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Service;

/** The collection {@code communitypictures}. */
@Service
public class Pictures implements UserDataHolder {

  /** How long an upload waits to be shown in a text. */
  private static final Duration UNATTACHED = Duration.ofDays(1);

  /** In pixels: a PNG of noise with this side has 10 MB, and a document may have 16. */
  private static final int SIDE = 1_600;

  private static final int ID_BYTES = 12;

  private final PictureMaker maker;
  private final MongoOperations mongo;
  private final Clock clock;

  Pictures(PictureMaker maker, MongoOperations mongo, Clock clock) {
    this.maker = maker;
    this.mongo = mongo;
    this.clock = clock;
  }

  /** Stores a picture and returns its id. */
  String store(String userId, InputStreamSource upload) {
    byte[] png = maker.png(upload, Crop.NONE, SIDE);
    Instant now = clock.instant();
    Picture picture =
        new Picture("i-" + RandomToken.next(ID_BYTES), userId, png, now, now.plus(UNATTACHED));
    return mongo.insert(picture).id();
  }

  byte[] require(String id) {
    Picture picture = mongo.findById(id, Picture.class);
    if (picture == null) {
      throw ApiException.notFound("picture");
    }
    return picture.png();
  }

  /** Keeps what a user has uploaded and a text of theirs shows. */
  public void attach(Collection<String> ids, String userId) {
    if (!ids.isEmpty()) {
      mongo.updateMulti(
          new Query(where("_id").in(ids).and("userId").is(userId)),
          new Update().unset(Expires.FIELD),
          Picture.class);
    }
  }

  /** Also what a text shows that stays: it may show the person. */
  @Override
  public void erase(String userId) {
    mongo.remove(new Query(where("userId").is(userId)), Picture.class);
  }
}
