CREATE TABLE user_account (
    id                  uuid PRIMARY KEY,
    email               text NOT NULL CHECK (length(email) BETWEEN 3 AND 254 AND email = lower(email)),
    display_name        text NOT NULL CHECK (length(display_name) BETWEEN 1 AND 120),
    roles               text[] NOT NULL CHECK (cardinality(roles) >= 1),
    department_ids      uuid[] NOT NULL DEFAULT '{}',
    doctor_id           uuid,
    patient_id          uuid,
    language            text CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
    active              boolean NOT NULL DEFAULT true,
    -- Argon2id with its salt and parameters; null until the person has chosen one.
    password_hash       text,
    password_changed_at timestamptz,
    -- Raised when rights change: tokens of an earlier epoch are refused.
    epoch               bigint NOT NULL DEFAULT 1,
    version             bigint NOT NULL DEFAULT 1,
    created_at          timestamptz NOT NULL,
    last_login_at       timestamptz,
    CONSTRAINT user_account_email_unique UNIQUE (email),
    CONSTRAINT user_account_patients_are_linked CHECK (NOT 'patient' = ANY (roles) OR patient_id IS NOT NULL)
);
CREATE UNIQUE INDEX user_account_one_for_a_patient ON user_account (patient_id) WHERE patient_id IS NOT NULL;
CREATE INDEX user_account_by_name ON user_account (lower(display_name), id);

CREATE TABLE session (
    id           uuid PRIMARY KEY,
    user_id      uuid NOT NULL REFERENCES user_account,
    web          boolean NOT NULL,
    ip_address   text NOT NULL,
    user_agent   text,
    created_at   timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL,
    -- When it ends if it is not used, and when it ends in any case.
    expires_at   timestamptz NOT NULL,
    ends_at      timestamptz NOT NULL,
    ended_at     timestamptz,
    end_reason   text CHECK (end_reason IN ('signed-out', 'killed', 'refresh-reused', 'password-changed', 'rights-changed')),
    CHECK ((ended_at IS NULL) = (end_reason IS NULL))
);
CREATE INDEX session_of_user ON session (user_id) WHERE ended_at IS NULL;
CREATE INDEX session_by_end ON session (expires_at);

-- Each refresh token serves once; the used ones are kept so that a second use is noticed.
CREATE TABLE refresh_token (
    hash       bytea PRIMARY KEY CHECK (length(hash) = 32),
    session_id uuid NOT NULL REFERENCES session ON DELETE CASCADE,
    issued_at  timestamptz NOT NULL,
    used_at    timestamptz,
    successor  bytea
);
CREATE INDEX refresh_token_of_session ON refresh_token (session_id);

-- Access tokens that must not be believed although they have not expired; forgotten once they have.
CREATE TABLE revocation (
    subject     uuid PRIMARY KEY,
    below_epoch bigint NOT NULL,
    revoked_at  timestamptz NOT NULL,
    until       timestamptz NOT NULL
);
CREATE INDEX revocation_by_time ON revocation (revoked_at);

CREATE TABLE signing_key (
    id             text PRIMARY KEY,
    public_key     jsonb NOT NULL,
    -- AES-256-GCM under a key derived from ENCRYPTION_KEY.
    private_key    bytea NOT NULL,
    created_at     timestamptz NOT NULL,
    signs_from     timestamptz NOT NULL,
    verifies_until timestamptz
);

-- Consecutive failures to sign in, by account and by address. The account is hashed: it may be one that does not exist.
CREATE TABLE sign_in_failure (
    account  bytea NOT NULL CHECK (length(account) = 32),
    address  text NOT NULL,
    failures integer NOT NULL,
    last_at  timestamptz NOT NULL,
    PRIMARY KEY (account, address)
);
CREATE INDEX sign_in_failure_by_time ON sign_in_failure (last_at);

CREATE TABLE invitation (
    hash       bytea PRIMARY KEY CHECK (length(hash) = 32),
    user_id    uuid NOT NULL REFERENCES user_account,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX invitation_of_user ON invitation (user_id);
