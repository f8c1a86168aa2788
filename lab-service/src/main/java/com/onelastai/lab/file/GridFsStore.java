package com.onelastai.lab.file;

import com.google.common.io.ByteStreams;
import com.mongodb.MongoGridFSException;
import com.mongodb.client.gridfs.GridFSBucket;
import com.mongodb.client.gridfs.GridFSBuckets;
import com.onelastai.starter.problem.ApiException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.bson.BsonString;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** In MongoDB, as chunks of documents. */
final class GridFsStore implements FileStore {

  static final String BUCKET = "labcontents";

  /** Chunks of 255 kB that are read ahead; by default as many as one answer holds. */
  private static final int CHUNKS_AT_ONCE = 4;

  private final GridFSBucket bucket;

  GridFsStore(MongoDatabaseFactory mongo) {
    this.bucket = GridFSBuckets.create(mongo.getMongoDatabase(), BUCKET);
  }

  @Override
  public void write(String id, byte[] content) {
    bucket.uploadFromStream(new BsonString(id), id, new ByteArrayInputStream(content));
  }

  @Override
  public InputStream read(String id, long from, long length) throws IOException {
    InputStream content = open(id);
    content.skipNBytes(from);
    return ByteStreams.limit(content, length);
  }

  private InputStream open(String id) {
    try {
      return bucket.openDownloadStream(new BsonString(id)).batchSize(CHUNKS_AT_ONCE);
    } catch (MongoGridFSException gone) {
      throw ApiException.notFound("file");
    }
  }

  @Override
  public void delete(String id) {
    try {
      bucket.delete(new BsonString(id));
    } catch (MongoGridFSException neverCompleted) {
      // It was thrown after the chunks were deleted: the description, which is written last, was
      // missing.
    }
  }
}
