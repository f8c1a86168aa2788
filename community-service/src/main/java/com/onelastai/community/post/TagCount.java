package com.onelastai.community.post;

import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * How many posts have a tag.
 *
 * @param posts at most {@link TagCounts#MAX}
 */
@Document("communitytags")
@CompoundIndex(name = "mostUsed", def = "{'posts': -1, '_id': 1}")
record TagCount(@Id String tag, long posts) {}
