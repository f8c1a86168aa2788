package com.onelastai.lab.file;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import com.onelastai.image.PictureMaker;
import com.onelastai.image.PictureMaker.Crop;
import java.util.List;
import org.springframework.core.io.InputStreamSource;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.stereotype.Component;

/**
 * Small pictures, made when they are first asked for. They are found by the id of their file, so
 * the file's record stands for them too.
 */
@Component
class Thumbnails {

  /** The longest side, in pixels; the largest has at most 2 MB. */
  static final List<Integer> SIDES = List.of(160, 320, 640);

  private final MongoOperations mongo;
  private final PictureMaker pictures;

  Thumbnails(MongoOperations mongo, PictureMaker pictures) {
    this.mongo = mongo;
    this.pictures = pictures;
  }

  /** A stored one. */
  @Document("labthumbnails")
  record Thumbnail(@Id String id, byte[] png) {}

  byte[] png(String fileId, int side, InputStreamSource content) {
    Thumbnail found = mongo.findById(id(fileId, side), Thumbnail.class);
    return found != null ? found.png() : make(fileId, side, content).png();
  }

  private Thumbnail make(String fileId, int side, InputStreamSource content) {
    return mongo.save(new Thumbnail(id(fileId, side), pictures.png(content, Crop.NONE, side)));
  }

  void delete(String fileId) {
    List<String> ids = SIDES.stream().map(side -> id(fileId, side)).toList();
    mongo.remove(new Query(where("_id").in(ids)), Thumbnail.class);
  }

  private static String id(String fileId, int side) {
    return fileId + "/" + side;
  }
}
