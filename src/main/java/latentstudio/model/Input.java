package latentstudio.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What a model takes: small pictures of one size, or pages of any size in tiles. A manifest tells them by their fields. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({@JsonSubTypes.Type(InputSpec.class), @JsonSubTypes.Type(TiledInputSpec.class)})
public sealed interface Input permits InputSpec, TiledInputSpec {
    /** 1 for grey. */
    int channels();

    /** The smallest value. */
    double minimum();

    /** The largest value. */
    double maximum();

    /** Which end of the values is ink. */
    InputSpec.Ink ink();
}
