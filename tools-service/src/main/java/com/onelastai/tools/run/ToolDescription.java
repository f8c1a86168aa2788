package com.onelastai.tools.run;

import com.onelastai.tools.tool.ToolInfo.Category;
import com.onelastai.tools.tool.ToolInfo.Trait;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Set;

/** An entry of the catalog. */
record ToolDescription(
    @Schema(example = "base64") String id,
    @Schema(example = "Base64") String name,
    Category category,
    @Schema(example = "Encodes and decodes Base64 and Base64url (RFC 4648).") String description,
    @Schema(description = "What callers have to know: it is slow, or it needs a signed-in user")
        Set<Trait> traits,
    @Schema(description = "JSON schema of the body") Map<String, Object> input,
    @Schema(description = "JSON schema of `result`") Map<String, Object> output,
    @Schema(description = "A body that works") Object example) {}
