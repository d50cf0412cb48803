package dev.postern.config.source;

/// Every kind of problem. A code never changes its meaning and is never used again.
///
/// PC10xx: files, JSON and schema. PC1040 to PC1059: the text of single values. PC20xx: what files
/// mean together. PC21xx: route tests.
public enum ProblemCode {
    SYNTAX(1001, "The file is not JSON as RFC 8259 has it."),
    DUPLICATE_KEY(1002, "An object has the same key twice."),
    UNKNOWN_KEY(1003, "The key does not exist here."),
    MISSING_KEY(1004, "A key that is needed is not there."),
    WRONG_TYPE(1005, "The value is of another JSON type than expected."),
    NOT_ONE_OF(1006, "The value is not one of those that exist."),
    MALFORMED_TEXT(1007, "The text does not have the form that is expected here."),
    OUT_OF_RANGE(1008, "The number is below or above what is allowed."),
    WRONG_COUNT(1009, "There are fewer or more items or characters than allowed."),
    DUPLICATE_ITEM(1010, "An array has the same item twice."),
    NOT_UTF8(1011, "The file is not UTF-8."),
    BYTE_ORDER_MARK(1012, "The file begins with a byte order mark, which JSON does not allow."),
    TOO_LARGE(1013, "The file, or the tree of files, is larger than is read."),
    TOO_DEEP(1014, "Objects and arrays are nested deeper than is read."),
    UNREADABLE_FILE(1015, "The file or folder is there but cannot be read."),
    LINK_LEAVES_TREE(1016, "A symbolic link does not lead to a file inside the tree."),
    UNEXPECTED_FILE(1017, "A JSON file stands where none is expected."),
    MISSING_FILE(1018, "A file that is needed is not there."),
    TOO_MANY_PROBLEMS(1019, "There are more problems than are told."),
    NOT_OVERRIDABLE(1030, "An environment sets a key that is the same in all of them."),

    DURATION(1040, "The duration is not one, or out of the allowed range."),
    HOST(1041, "The host is not a DNS name, with or without `*.` in front."),
    ADDRESS_BLOCK(1042, "The block of addresses is not one, or has bits set beyond its prefix."),
    TARGET(1043, "The target is not an address such as http://orders.internal:8080."),
    PATH(1044, "The path is not one that a route can take."),
    REGEX(1045, "The regular expression is outside the syntax that can be matched and compared."),
    CONDITION(1050, "The header or query parameter, or its value, is not one that a route can ask for."),
    RESERVED_HEADER(1060, "The header is the gateway's own to say, or nobody's."),
    DUPLICATE_HEADER(1061, "Two names mean the same header."),

    TENANT_NAME(2001, "The tenant's name is not that of its folder."),
    API_NAME(2002, "The API's name is not that of its file."),
    UNKNOWN_PLAN(2003, "The plan does not exist in platform.json."),
    HOST_CLAIMED_TWICE(2004, "Two claim a host that is not shared."),
    BASE_PATH_TAKEN(2005, "Two APIs of a tenant have the same base path."),
    DUPLICATE_ROUTE(2006, "Two routes of an API have the same id."),
    UNKNOWN_UPSTREAM(2007, "The upstream does not exist in this API."),
    FORBIDDEN_UPSTREAM(2008, "The platform forbids this address as a target."),
    TIMEOUT_ORDER(2009, "Timeouts must not shrink from connect to firstByte to total."),
    ROUTE_TIE(2010, "Two routes take the same request, and neither is more specific."),
    UNREACHABLE_ROUTE(2011, "No request ever reaches the route."),
    TOO_MANY_REGEXES(2012, "Too many regular expressions stand at one place of a path."),
    NO_AUTH(2013, "No auth is in force for the route."),
    AUTH_WEAKENED(2014, "Auth is set to \"none\" below a level that demands one."),
    LIMIT_LOOSENED(2015, "A limit replaces a stricter one of the same name."),
    KEY_LIMIT_WITHOUT_KEY(2016, "A limit a key is set where no key is asked for."),
    LIMIT_ABOVE_PLAN(2017, "A limit allows more than the tenant's plan does."),
    RESERVED_NAME(2018, "The name belongs to the gateway itself."),
    DUPLICATE_LIMIT(2019, "Two limits at one level have the same name."),
    DUPLICATE_TARGET(2020, "An upstream lists the same address twice."),
    UNKNOWN_ISSUER(2021, "The issuer does not exist in tenant.json."),
    ISSUER_KEYS(2022, "An algorithm does not fit the issuer's keys."),
    ISSUER_URL(2023, "An issuer's keys cannot be fetched safely from there."),
    DUPLICATE_ISSUER(2024, "An issuer is there twice."),
    NOBODY_MAY_CALL(2025, "Nobody can meet what the route requires of its callers."),
    IDENTITY_OF_NOBODY(2026, "The upstream is told of callers where nobody is known."),
    IDENTITY_HEADER_SET(2027, "A header that tells of the caller is also set for the upstream."),
    SHARED_ISSUER(2028, "Tenants that share a host accept tokens of the same issuer there."),
    UNKNOWN_HOST(2030, "The host is not one of the tenant's."),
    HOST_BELOW_ANOTHERS(2031, "The host lies below another tenant's wildcard."),
    TOO_MANY_ON_PATH(2032, "Too many routes of one host stand at the same path."),

    ENVIRONMENT_NAME(2040, "The environment's name is not that of its file."),
    UNKNOWN_IN_ENVIRONMENT(2041, "An environment changes something that does not exist."),

    INLINE_SECRET(2050, "A secret is written in a file."),

    TEST_REQUEST(2101, "A route test describes a request that no client sends."),
    TEST_HOST(2102, "A route test asks a host that is not its tenant's."),
    TEST_EXPECTATION(2103, "A route test expects what cannot come."),
    DUPLICATE_TEST(2104, "Two cases of a file of route tests have the same name.");

    private final int number;
    private final String meaning;

    ProblemCode(int number, String meaning) {
        this.number = number;
        this.meaning = meaning;
    }

    /// The stable form, such as `PC1003`.
    public String id() {
        return "PC" + number;
    }

    /// What the code stands for, in one sentence.
    public String meaning() {
        return meaning;
    }
}
